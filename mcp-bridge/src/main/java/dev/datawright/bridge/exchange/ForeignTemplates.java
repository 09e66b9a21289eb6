package dev.datawright.bridge.exchange;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What templates may say here and not in NVIDIA's Data Designer.
final class ForeignTemplates {

    /// Jinja's filters that Data Designer does not permit.
    private static final Pattern FILTER = Pattern.compile("\\|\\s*(default|join)\\b");

    private ForeignTemplates() {}

    /// Each in a sentence.
    static List<String> missing(DataDesignerConfig config) {
        List<String> missing = new ArrayList<>();
        for (ColumnConfig column : config.columns()) {
            for (String template : column.templates()) {
                Matcher filter = FILTER.matcher(template);
                if (filter.find()) {
                    missing.add("That '" + column.name() + "' may use the filter '" + filter.group(1)
                            + "': Data Designer refuses it, so change the column before it is run there.");
                }
                for (ColumnConfig person : config.columns()) {
                    if (person instanceof SamplerColumnConfig sampler
                            && sampler.params() instanceof SamplerParams.PersonFromFaker
                            && template.contains(person.name() + ".email_address")) {
                        missing.add("The email_address of '" + person.name() + "' in '" + column.name()
                                + "': Data Designer's people from Faker have none, so make it of their names.");
                    }
                }
            }
        }
        return missing;
    }
}
