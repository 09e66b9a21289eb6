package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Div;
import dev.datawright.ui.backend.Service;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Says calmly which service is away, since when, and what still works.
final class ServiceBanner extends Div {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final transient Clock clock;
    private final Map<Service, Instant> away = new EnumMap<>(Service.class);
    private ZoneId zone = ZoneId.systemDefault();

    ServiceBanner(Clock clock) {
        this.clock = clock;
        addClassName("banner");
        getElement().setAttribute("role", "status").setAttribute("data-testid", "banner");
        setVisible(false);
    }

    /// The person's own time zone, once the browser has told it.
    void showTimesIn(ZoneId newZone) {
        zone = newZone;
        render();
    }

    /// @return whether the service had been away and is back
    boolean show(Service service, boolean reachable) {
        boolean back = false;
        if (reachable) {
            back = away.remove(service) != null;
        } else {
            away.putIfAbsent(service, clock.instant());
        }
        render();
        return back;
    }

    private void render() {
        setVisible(!away.isEmpty());
        String which = away.keySet().stream()
                .map(service -> "%s is away since %s.".formatted(service.label(), since(service)))
                .collect(Collectors.joining(" "));
        String meanwhile = away.size() == 1
                ? meanwhile(away.keySet().iterator().next())
                : "What you see stays, and what you write stays in the message box.";
        setText(which + " " + meanwhile + " Trying again by itself.");
    }

    private String since(Service service) {
        Instant began = away.getOrDefault(service, clock.instant());
        return TIME.format(began.atZone(zone));
    }

    private static String meanwhile(Service service) {
        return switch (service) {
            case AGENT -> "The table, jobs and downloads still work; new messages wait.";
            case BRIDGE -> "What you see stays; changes, jobs and downloads wait.";
        };
    }
}
