package dev.datawright.bridge.files;

import dev.datawright.dataset.manifest.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket of S3. Every object carries the SHA-256 of its bytes, which is checked on the way in and on the way out.
final class Bucket implements AutoCloseable {

    private static final String SHA256 = "sha256";

    /// Larger files go in parts, as S3 wants it (it takes at most 5 GB at once).
    private static final long LARGE = 1L << 30;

    private static final long PART = 256L << 20;

    private final S3Client client;
    private final String name;
    private final String prefix;

    private Bucket(S3Client client, String name, String prefix) {
        this.client = client;
        this.name = name;
        this.prefix = prefix;
    }

    static Bucket of(String name, FilesProperties.S3 s3) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(s3.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // Servers that are not Amazon's know no trailing checksums; the SHA-256 is ours.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (s3.endpoint() != null) {
            builder.endpointOverride(s3.endpoint()).forcePathStyle(true);
        }
        if (s3.accessKey() != null && s3.secretKey() != null) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(s3.accessKey(), s3.secretKey().value())));
        }
        return new Bucket(builder.build(), name, s3.prefix());
    }

    void put(String key, Path file) throws IOException {
        String sha256 = Digests.sha256(file);
        if (Files.size(file) > LARGE) {
            putParts(key, file, sha256);
            return;
        }
        client.putObject(
                request -> request.bucket(name)
                        .key(prefix + key)
                        .checksumSHA256(Base64.getEncoder()
                                .encodeToString(HexFormat.of().parseHex(sha256)))
                        .metadata(Map.of(SHA256, sha256)),
                RequestBody.fromFile(file));
    }

    void put(String key, byte[] bytes) {
        client.putObject(request -> request.bucket(name).key(prefix + key), RequestBody.fromBytes(bytes));
    }

    private void putParts(String key, Path file, String sha256) throws IOException {
        String upload = client.createMultipartUpload(
                        request -> request.bucket(name).key(prefix + key).metadata(Map.of(SHA256, sha256)))
                .uploadId();
        boolean done = false;
        try {
            List<CompletedPart> parts = new ArrayList<>();
            long size = Files.size(file);
            for (long at = 0; at < size; at += PART) {
                int number = parts.size() + 1;
                long from = at;
                long length = Math.min(PART, size - at);
                try (InputStream in = Files.newInputStream(file)) {
                    in.skipNBytes(from);
                    String tag = client.uploadPart(
                                    request -> request.bucket(name)
                                            .key(prefix + key)
                                            .uploadId(upload)
                                            .partNumber(number),
                                    RequestBody.fromInputStream(in, length))
                            .eTag();
                    parts.add(
                            CompletedPart.builder().partNumber(number).eTag(tag).build());
                }
            }
            client.completeMultipartUpload(request ->
                    request.bucket(name).key(prefix + key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
            done = true;
        } finally {
            if (!done) {
                client.abortMultipartUpload(
                        request -> request.bucket(name).key(prefix + key).uploadId(upload));
            }
        }
    }

    /// The bytes of a small object; empty when it is not there.
    Optional<byte[]> read(String key) throws IOException {
        try (var object = client.getObject(request -> request.bucket(name).key(prefix + key))) {
            return Optional.of(object.readAllBytes());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    void fetch(String key, Path file) throws IOException {
        GetObjectResponse response =
                client.getObject(request -> request.bucket(name).key(prefix + key), file);
        String told = response.metadata().get(SHA256);
        String found = Digests.sha256(file);
        if (told != null && !told.equals(found)) {
            Files.delete(file);
            throw new IOException("The object " + key + " came with the SHA-256 " + found + " and was put there with "
                    + told + ": it was changed or damaged");
        }
    }

    /// An object that is there.
    Resource resource(String key) {
        HeadObjectResponse head =
                client.headObject(request -> request.bucket(name).key(prefix + key));
        return new ObjectResource(
                key,
                head.contentLength(),
                from -> client.getObject(
                        request -> request.bucket(name).key(prefix + key).range("bytes=" + from + "-")));
    }

    List<String> list(String start) {
        return client.listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix + start)).contents().stream()
                .map(S3Object::key)
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    void delete(String key) {
        client.deleteObject(request -> request.bucket(name).key(prefix + key));
    }

    @Override
    public void close() {
        client.close();
    }
}
