package dev.datawright.bridge.template;

import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bridge/templates")
class TemplateEdge {

    private final Templates templates;

    TemplateEdge(Templates templates) {
        this.templates = templates;
    }

    @GetMapping
    Listing<TemplateSummary> list(Call call) {
        return new Listing<>(
                templates.all(call).stream().map(TemplateSummary::of).toList(), null);
    }

    @GetMapping("/{name}")
    Template get(Call call, @PathVariable String name) {
        return templates.get(call, name);
    }
}
