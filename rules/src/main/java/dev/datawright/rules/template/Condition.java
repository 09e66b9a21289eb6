package dev.datawright.rules.template;

/// A Jinja expression on the columns of a row that is true or not, such as `age >= 18 and kind == 'truck'`.
///
/// As in Data Designer it holds where it renders as `True`: a number holds nowhere.
public final class Condition {

    /// What a condition that holds renders as.
    public static final String HOLDS = "True";

    private static final String OPEN = "{{ ";
    private static final String CLOSE = " }}";

    private Condition() {}

    /// The condition as a template that renders it.
    ///
    /// @throws TemplateSyntaxException with a sentence for the person who wrote it
    public static Template parse(String source) {
        Template template = Template.parse(OPEN + source + CLOSE);
        if (template.nodes().size() != 1) {
            throw new TemplateSyntaxException("A condition is one expression without braces, such as kind == 'truck'");
        }
        return template;
    }

    /// The source with another name for a column.
    ///
    /// @throws TemplateSyntaxException when the source is no condition
    public static String renamed(String source, String from, String to) {
        String template = Template.renamed(OPEN + source + CLOSE, from, to);
        return template.substring(OPEN.length(), template.length() - CLOSE.length());
    }
}
