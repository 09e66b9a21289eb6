package dev.datawright.bridge.design;

import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.event.Events;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.event.BridgeEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How a design comes from one version to the next: one change at a time, in one transaction, told to its owner.
@Component
class Changes {

    private final DesignStore store;
    private final Conflicts conflicts;
    private final Effects effects;
    private final Events events;
    private final Clock clock;

    Changes(DesignStore store, Conflicts conflicts, Effects effects, Events events, Clock clock) {
        this.store = store;
        this.conflicts = conflicts;
        this.effects = effects;
        this.events = events;
        this.clock = clock;
    }

    /// Stores a new design.
    Design begin(Call call, Design design, @Nullable Author namedBy) {
        store.insert(call.owner(), design, namedBy);
        events.publish(call.owner(), BridgeEvent.Type.DESIGN_CHANGED, design.id(), 1, null);
        return design;
    }

    /// Makes a new version of what the edit makes of the newest, unless it leaves everything as it is.
    ///
    /// @param baseVersion the version that the caller saw; absent when they do not care
    Design change(
            Call call,
            String operation,
            UUID id,
            @Nullable Object arguments,
            @Nullable Integer baseVersion,
            Function<Draft, Edited> edit) {
        call.require(Scope.WRITE);
        return effects.once(call, operation, Arrays.asList(id, arguments, baseVersion), Design.class, () -> {
            Design before = lock(call, id);
            conflicts.requireNewest(before, baseVersion, edit);
            Draft from = Draft.of(before);
            Edited to = edit.apply(from);
            Design named = rename(call, before, to.name());
            if (!to.draft().equals(from)) {
                String summary = to.summary() == null ? Summary.between(from, to.draft()) : to.summary();
                return next(call, named, to.draft(), summary, null);
            }
            if (named == before) {
                return as(before, before.name(), Summary.NOTHING);
            }
            events.publish(call.owner(), BridgeEvent.Type.DESIGN_CHANGED, id, before.version(), null);
            return named;
        });
    }

    /// Makes a new version that equals an old one.
    ///
    /// @param which names the old one, with the design locked
    Design restore(
            Call call,
            String operation,
            UUID id,
            @Nullable Integer version,
            @Nullable Integer baseVersion,
            Function<Design, Design> which) {
        call.require(Scope.WRITE);
        return effects.once(call, operation, Arrays.asList(id, version, baseVersion), Design.class, () -> {
            Design newest = lock(call, id);
            conflicts.requireNewest(newest, baseVersion, draft -> Edited.of(Draft.of(which.apply(newest))));
            Design old = which.apply(newest);
            return next(call, newest, Draft.of(old), Summary.restored(old.version()), old.version());
        });
    }

    /// Takes the design out of every list.
    void archive(Call call, UUID id, @Nullable Integer baseVersion) {
        call.require(Scope.WRITE);
        effects.once(call, "archive_design", Arrays.asList(id, baseVersion), Boolean.class, () -> {
            Design design = lock(call, id);
            conflicts.requireNewest(design, baseVersion, Edited::of);
            store.archive(call.owner(), id, now());
            events.publish(call.owner(), BridgeEvent.Type.DESIGN_CHANGED, id, design.version(), null);
            return true;
        });
    }

    /// PostgreSQL keeps microseconds; an answer equals what is read later.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Design lock(Call call, UUID id) {
        return store.lock(call.owner(), id).orElseThrow(() -> BridgeFailure.notFound("design", id));
    }

    /// Gives the design a name, unless a person chose the one it has and another asks.
    private Design rename(Call call, Design design, @Nullable String name) {
        if (name == null
                || name.equals(design.name())
                || call.author() != Author.PERSON && store.namedBy(design.id()) == Author.PERSON) {
            return design;
        }
        store.rename(design.id(), name, call.author(), now());
        return as(design, name, "named it " + name);
    }

    private static Design as(Design design, String name, String summary) {
        return new Design(
                design.id(),
                name,
                design.version(),
                design.config(),
                design.why(),
                design.macros(),
                design.rows(),
                design.seed(),
                design.author(),
                summary,
                design.createdAt(),
                design.changedAt());
    }

    private Design next(Call call, Design before, Draft draft, String summary, @Nullable Integer restored) {
        Design next = new Design(
                before.id(),
                before.name(),
                before.version() + 1,
                draft.config(),
                draft.why(),
                draft.macros(),
                draft.rows(),
                draft.seed(),
                call.author(),
                summary,
                before.createdAt(),
                now());
        store.insertNext(next, restored);
        events.publish(call.owner(), BridgeEvent.Type.DESIGN_CHANGED, next.id(), next.version(), null);
        return next;
    }
}
