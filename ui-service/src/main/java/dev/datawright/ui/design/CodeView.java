package dev.datawright.ui.design;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.json.WireJson;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The design as Data Designer reads it, to look at and to take along.
public final class CodeView extends Div {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper INDENTED = WireJson.configure(JsonMapper.builder())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Pre code = new Pre();

    public CodeView() {
        addClassName("code-view");
        code.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "Design as JSON")
                .setAttribute("data-testid", "code");
        NativeButton copy = new NativeButton("Copy");
        copy.addClassNames("quiet", "small-button");
        copy.getElement().setAttribute("data-testid", "copy-code");
        copy.addClickListener(click -> copy.getElement()
                .executeJs("navigator.clipboard?.writeText($0); this.textContent = 'Copied'", code.getText()));
        Paragraph hint = new Paragraph("The design as Data Designer reads it, in JSON.");
        hint.addClassName("muted");
        Div head = new Div(hint, copy);
        head.addClassName("code-head");
        add(head, code);
    }

    public void show(Design design) {
        code.setText(INDENTED.writeValueAsString(design.config()));
    }
}
