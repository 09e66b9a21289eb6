package dev.datawright.designer.job;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Processor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of one part while they are written: the rows, and the rows in the form of each processor.
final class PartFiles implements AutoCloseable {

    private final List<Path> files = new ArrayList<>();
    private final List<OutputStream> streams = new ArrayList<>();
    private final Map<String, OutputStream> transformed = new LinkedHashMap<>();

    private PartFiles() {}

    /// @param name of the file of the rows
    static PartFiles open(Path folder, String name, DataDesignerConfig config) throws IOException {
        PartFiles opened = new PartFiles();
        boolean whole = false;
        try {
            for (String processor : processors(config)) {
                opened.transformed.put(processor, opened.add(folder.resolve(transformedName(name, processor))));
            }
            opened.add(folder.resolve(name));
            whole = true;
            return opened;
        } finally {
            if (!whole) {
                opened.close();
            }
        }
    }

    /// The processors that bring rows into another form.
    static List<String> processors(DataDesignerConfig config) {
        return config.processors().stream()
                .filter(Processor.SchemaTransform.class::isInstance)
                .map(Processor::name)
                .toList();
    }

    /// The file beside a part that holds its rows in the form of a processor.
    static String transformedName(String part, String processor) {
        return part + "." + processor + ".parquet";
    }

    OutputStream rows() {
        return streams.getLast();
    }

    Map<String, OutputStream> transformed() {
        return transformed;
    }

    /// Puts the files in their places, that of the rows last, and answers it.
    ///
    /// The row in the database says that they are whole: they have to be, even after the power went.
    Path finish() throws IOException {
        close();
        for (Path file : files) {
            Path partial = partial(file);
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return files.getLast();
    }

    @Override
    public void close() throws IOException {
        for (OutputStream stream : streams) {
            stream.close();
        }
    }

    private OutputStream add(Path file) throws IOException {
        OutputStream stream = Files.newOutputStream(partial(file));
        files.add(file);
        streams.add(stream);
        return stream;
    }

    private static Path partial(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }
}
