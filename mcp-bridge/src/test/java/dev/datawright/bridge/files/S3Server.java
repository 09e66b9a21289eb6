package dev.datawright.bridge.files;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A process of `moto_server` on a free port.
public final class S3Server implements AutoCloseable {

    private final Process process;
    private final URI url;
    private final S3Client client;

    private S3Server(Process process, URI url) {
        this.process = process;
        this.url = url;
        this.client = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(url)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    public static S3Server start() {
        try {
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Process process = new ProcessBuilder(program(), "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            S3Server server = new S3Server(process, URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(60)).until(server::answers);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program() {
        String environment = System.getProperty("datawright.real.moto");
        if (environment == null) {
            throw new AssertionError("Run this by ./datawright test --real --only s3: it makes moto's environment");
        }
        return Path.of(environment, "bin", "moto_server").toString();
    }

    private boolean answers() {
        try {
            client.listBuckets();
            return true;
        } catch (SdkException starting) {
            return false;
        }
    }

    public URI url() {
        return url;
    }

    public void makeBucket(String name) {
        client.createBucket(request -> request.bucket(name));
    }

    public long objects(String bucket) {
        return client.listObjectsV2(request -> request.bucket(bucket))
                .contents()
                .size();
    }

    /// Puts other bytes in the place of an object, as if a disk had done it.
    void damage(String bucket, String prefix, String end) {
        String key = client.listObjectsV2(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .filter(name -> name.endsWith(end))
                .findFirst()
                .orElseThrow();
        Map<String, String> metadata =
                client.headObject(request -> request.bucket(bucket).key(key)).metadata();
        client.putObject(
                request -> request.bucket(bucket).key(key).metadata(metadata), RequestBody.fromString("other"));
    }

    @Override
    public void close() {
        client.close();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
