package dev.datawright.launcher.make;

import dev.datawright.contract.job.JobFile;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Puts a file in place only when every byte of it is right.
final class Download {

    private Download() {}

    static void to(Path target, InputStream content, JobFile expected) throws InterruptedException {
        Path draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long bytes;
            try (OutputStream file = new DigestOutputStream(Files.newOutputStream(draft), digest)) {
                bytes = content.transferTo(file);
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            if (bytes != expected.bytes() || !sha256.equalsIgnoreCase(expected.sha256())) {
                throw new CommandFailure(
                        ExitCode.JOB_FAILED,
                        "The download is not the file the job made: " + bytes + " bytes with SHA-256 " + sha256
                                + " came, " + expected.bytes() + " bytes with " + expected.sha256()
                                + " were announced. Nothing was written.");
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Interrupts.unmask(e);
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, "The download to " + target + " broke off: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        } finally {
            try {
                Files.deleteIfExists(draft);
            } catch (IOException e) {
                System.getLogger(Download.class.getName()).log(System.Logger.Level.WARNING, "Left in place: " + draft);
            }
        }
    }
}
