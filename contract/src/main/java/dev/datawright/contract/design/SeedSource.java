package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/// Where seed data lies, by `seed_type`. Files of the caller's own machine do not travel, so no service has them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "seed_type")
@JsonSubTypes({@JsonSubTypes.Type(value = SeedSource.Fileset.class, name = "nmp")})
public sealed interface SeedSource {

    /// A file of NeMo Platform's Files service.
    ///
    /// @param path `FILESET#FILE` or `WORKSPACE/FILESET#FILE`
    record Fileset(String path) implements SeedSource {
        public Fileset {
            Objects.requireNonNull(path, "path");
        }
    }
}
