package dev.datawright.designer.result;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStorePropertiesTest {

    /// A value that nobody set arrives as the word "null" where texts are put together.
    @ParameterizedTest
    @ValueSource(strings = {"null", "", "files", "./files", "../files"})
    void refusesAFolderThatDependsOnWhereTheServiceWasStarted(String folder) {
        assertThatThrownBy(() -> new FileStoreProperties(Path.of(folder)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("datawright.designer.file-store (" + folder
                        + ") must be the whole path of a folder, such as /var/lib/datawright/files");
    }
}
