package dev.datawright.launcher.suite;

import dev.datawright.launcher.app.App;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A source tree with built services that are all [FakeApp].
final class FakeSource {

    private FakeSource() {}

    static Path in(Path folder) throws IOException {
        for (App app : App.values()) {
            Path target = Files.createDirectories(folder.resolve(app.module()).resolve("target"));
            pack(target.resolve(app.module() + "-0.1.0-SNAPSHOT-app.jar"));
        }
        return folder;
    }

    private static void pack(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeApp.class.getName());
        String path = FakeApp.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code =
                        Objects.requireNonNull(FakeApp.class.getClassLoader().getResourceAsStream(path))) {
            out.putNextEntry(new JarEntry(path));
            code.transferTo(out);
            out.closeEntry();
        }
    }
}
