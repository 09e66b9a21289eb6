package dev.datawright.offline.design;
import dev.datawright.contract.json.WireJson;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.understand.Understanding;
import java.time.*;
import java.util.*;
final class Probe {
    public static void main(String[] a) throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        var u = new Understanding(clock); var d = new Drafting(clock);
        for (String line : new String(System.in.readAllBytes(), "UTF-8").split("\n")) {
            if (line.isBlank()) continue;
            KnownDesign design = KnownDesign.EMPTY;
            System.out.println("\n### " + line);
            for (String part : line.split(" >> ")) {
                var m = u.read(part.replace("\\n", "\n"), design.names(), Language.ENGLISH);
                var draft = d.draft(m, design, Set.of(), Set.of());
                System.out.println("-- " + m.language() + " subj=" + m.subject() + " rows=" + draft.rows() + " " + m.intents().stream().map(i -> i.getClass().getSimpleName()).toList());
                for (var c : draft.columns()) System.out.println("   " + c.config().name() + ": " + WireJson.mapper().writeValueAsString(c.config()).replaceAll("\"name\":\"[^\"]*\",?", "").replace("\"column_type\":\"sampler\",", "").replace("\"", "") + "   <" + c.quote() + "> " + (c.assumption() == null ? "" : c.assumption()));
                if (!draft.removals().isEmpty()) System.out.println("   REMOVE " + draft.removals());
                if (draft.constraints() != null) System.out.println("   CONSTRAINTS " + draft.constraints());
                draft.notes().stream().filter(n -> !(n instanceof Note.Assumed)).forEach(n -> System.out.println("   NOTE " + n));
                var cols = new LinkedHashMap<String, dev.datawright.contract.design.ColumnConfig>();
                design.columns().forEach(c -> cols.put(c.name(), c));
                draft.columns().forEach(c -> cols.put(c.config().name(), c.config()));
                draft.removals().forEach(cols::remove);
                design = new KnownDesign(draft.rows() == null ? design.rows() : draft.rows(), List.copyOf(cols.values()), List.of(), draft.constraints() == null ? design.constraints() : draft.constraints());
            }
        }
    }
}
