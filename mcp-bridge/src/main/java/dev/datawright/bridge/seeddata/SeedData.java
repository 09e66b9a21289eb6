package dev.datawright.bridge.seeddata;

import dev.datawright.bridge.design.Page;
import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.files.FileStore;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.quota.Quota;
import dev.datawright.bridge.result.Results;
import dev.datawright.bridge.result.RowQuery;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.bridge.upstream.DataDesigner;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.dataset.read.TableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// All that can be done with seed data, whichever edge asks.
@Component
public class SeedData {

    private static final Logger log = LoggerFactory.getLogger(SeedData.class);
    private static final int LONGEST_NAME = 200;

    private final SeedStore store;
    private final SeedIntake intake;
    private final SeedAttachment attachment;
    private final SeedDataProperties properties;
    private final FileStore files;
    private final Quota quota;
    private final Results results;
    private final DataDesigner dataDesigner;
    private final Effects effects;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SeedData(
            SeedStore store,
            SeedIntake intake,
            SeedAttachment attachment,
            SeedDataProperties properties,
            FileStore files,
            Quota quota,
            Results results,
            DataDesigner dataDesigner,
            Effects effects,
            Clock clock,
            Supplier<UUID> ids) {
        this.store = store;
        this.intake = intake;
        this.attachment = attachment;
        this.properties = properties;
        this.files = files;
        this.quota = quota;
        this.results = results;
        this.dataDesigner = dataDesigner;
        this.effects = effects;
        this.clock = clock;
        this.ids = ids;
    }

    /// Takes a file in: streamed to the disk, checked, measured and kept.
    ///
    /// @param name of the file, which tells its format
    public SeedDataset add(Call call, @Nullable String name, InputStream body) {
        call.require(Scope.WRITE);
        TableFile.Format format = format(name);
        String known = String.valueOf(name);
        if (store.count(call.owner()) >= properties.maxFiles()) {
            throw new BridgeFailure(
                    ProblemType.LIMIT_REACHED,
                    "There are " + properties.maxFiles() + " files of seed data already. Delete one first.");
        }
        quota.require(call.owner(), 0);
        UUID id = ids.get();
        try {
            Path attempt = files.newAttempt(bundle(id));
            boolean kept = false;
            try {
                Path file = attempt.resolve("brought." + format.wireName());
                Upload upload = Upload.save(body, file, properties.maxFile());
                SeedIntake.Read read = intake.take(bundle(id), attempt, file, format);
                requireTaken(read);
                quota.require(call.owner(), read.stored());
                SeedDataset made = new SeedDataset(
                        id,
                        known,
                        fileName(known),
                        format.wireName(),
                        upload.bytes(),
                        upload.sha256(),
                        read.stored(),
                        read.rows(),
                        read.columns(),
                        read.first().rows(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
                SeedDataset answer =
                        effects.once(call, "add_seed_data", List.of(known, upload.sha256()), SeedDataset.class, () -> {
                            store.insert(call.owner(), made);
                            return made;
                        });
                kept = answer.id().equals(id);
                return answer;
            } finally {
                if (!kept) {
                    files.delete(bundle(id));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The seed data could not be taken in", e);
        }
    }

    public Listing<SeedDataset> list(Call call, @Nullable String after, @Nullable Integer limit) {
        call.require(Scope.READ);
        int size = Page.size(limit);
        Page.Mark mark = Page.Mark.parse(after);
        List<SeedDataset> found =
                store.list(call.owner(), mark == null ? null : mark.at(), mark == null ? null : mark.id(), size + 1);
        return Page.of(found, size, last -> new Page.Mark(last.createdAt(), last.id()).toString());
    }

    public SeedDataset get(Call call, UUID id) {
        call.require(Scope.READ);
        return store.find(call.owner(), id).orElseThrow(() -> BridgeFailure.notFound("seed data", id));
    }

    public RowPage rows(Call call, UUID id, RowQuery query) {
        results.checkPage(query);
        get(call, id);
        return results.rowsOf(local(id), query);
    }

    /// Removes the bytes, here and at the backend; jobs that were made with them keep their rows.
    public void delete(Call call, UUID id) {
        call.require(Scope.WRITE);
        effects.once(call, "delete_seed_data", id, Boolean.class, () -> {
            if (!store.delete(call.owner(), id, clock.instant())) {
                throw BridgeFailure.notFound("seed data", id);
            }
            return true;
        });
        try {
            files.delete(bundle(id));
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of seed data " + id + " could not be deleted", e);
        }
        try {
            dataDesigner.removeFiles(SeedDataset.fileset(id));
        } catch (BridgeFailure away) {
            log.warn("The backend may still have the fileset of seed data {}: {}", id, away.detail());
        }
    }

    /// Sees to it that the backend has the file that a design starts from. Can be done again and again.
    ///
    /// @param owner of the design
    /// @throws BridgeFailure also when the seed data is gone, or another person's
    public void bring(String owner, DataDesignerConfig config) {
        attachment
                .find(owner, config)
                .ifPresent(dataset -> dataDesigner.bringFile(
                        SeedDataset.fileset(dataset.id()),
                        dataset.file(),
                        dataset.stored(),
                        () -> local(dataset.id())));
    }

    /// No design could start from what the backend does not take.
    private void requireTaken(SeedIntake.Read read) {
        String excess = attachment.excess(read.rows(), read.columns().size(), read.stored());
        if (excess != null) {
            throw BridgeFailure.invalid(
                    "file",
                    "seed-data-too-large",
                    "the file " + excess,
                    "leave out rows or columns, and upload it again");
        }
    }

    private Path local(UUID id) {
        try {
            return files.local(bundle(id), SeedIntake.ROWS);
        } catch (IOException e) {
            throw new BridgeFailure(ProblemType.INTERNAL, "The file store does not answer. Try again in a moment.", e);
        }
    }

    private static TableFile.Format format(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw BridgeFailure.invalid(
                    "name", "missing", "the name of the file is missing", "send it as ?name=customers.csv");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw BridgeFailure.invalid(
                    "name", "bad-name", "the name is no name of a file", "at most " + LONGEST_NAME + " characters");
        }
        return TableFile.Format.of(name)
                .orElseThrow(() -> BridgeFailure.invalid(
                        "name",
                        "unknown-format",
                        "'" + name + "' does not tell what the file is",
                        "its name ends in .csv, .jsonl, .json or .parquet"));
    }

    /// What the backend calls it; letters and digits, which nothing on the way reads as anything else.
    private static String fileName(String name) {
        String base = name.substring(name.lastIndexOf('/') + 1)
                .replaceFirst("\\.[^.]*$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return (base.isEmpty() ? "data" : base.substring(0, Math.min(60, base.length()))) + ".parquet";
    }

    private static String bundle(UUID id) {
        return "seed-data/" + id;
    }
}
