package dev.datawright.bridge.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.Resource;

/// Bundles of files under keys of ours. A bundle appears whole, is replaced whole and goes whole.
///
/// Names come from this service, never from a person: a key is two words with a slash between them, a name one word.
public interface FileStore {

    /// An empty folder on this machine to work in. Each attempt has its own: one that has lost its lease may still be
    /// writing.
    Path newAttempt(String bundle) throws IOException;

    /// Puts the files of an attempt in the place of the bundle; what other attempts have left goes.
    void publish(String bundle, Path attempt) throws IOException;

    /// A small file of a bundle; empty when it is not there.
    Optional<byte[]> read(String bundle, String name) throws IOException;

    /// A file of a bundle on this machine's disk, to be opened soon.
    ///
    /// @throws java.nio.file.NoSuchFileException when it is not there
    Path local(String bundle, String name) throws IOException;

    /// The bytes of a file that is there, read as they are needed, from any place on.
    Resource resource(String bundle, String name) throws IOException;

    /// Removes the bundle with all attempts at it; nothing happens when there is none.
    void delete(String bundle) throws IOException;
}
