package dev.datawright.bridge.files;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Chooses the home of the files.
@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    @Bean
    FileStore files(FilesProperties properties) {
        String bucket = properties.s3().bucket();
        return bucket == null || bucket.isBlank()
                ? new FolderStore(properties.fileStore())
                : BucketStore.of(bucket, properties);
    }
}
