package dev.datawright.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// With a Python that only knows what it is asked here: to make an environment, and to install into it.
@Timeout(60)
class PythonEnvironmentTest {

    private static final String PYTHON = """
            #!/bin/sh
            echo "$0 $*" >> "%1$s/calls"
            case "$1 $2" in
              "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
              "-m pip")
                if [ -e "%1$s/no-index" ]; then echo "ERROR: no index answers"; exit 1; fi
                cp "$0" "$(dirname "$0")/litellm"
                ;;
            esac
            """;

    @TempDir
    private Path folder;

    private Path requirements = Path.of("unused");
    private final List<String> news = new ArrayList<>();

    @BeforeEach
    void writeRequirements() throws IOException {
        requirements = Files.writeString(folder.resolve("requirements.txt"), "litellm==1\n");
    }

    private Path program(Map<String, String> environment) throws IOException, InterruptedException {
        return new PythonEnvironment(folder.resolve("cache/litellm"), folder.resolve("install.log"), environment)
                .program(requirements, news::add);
    }

    /// The only one on the PATH, so that none of this machine's is found.
    private Map<String, String> withPython() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path python = Files.writeString(bin.resolve("python3"), PYTHON.formatted(folder));
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("PATH", bin.toString(), "HOME", folder.toString(), "PYENV_ROOT", folder.toString());
    }

    private long installations() throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .filter(call -> call.contains("-m pip install"))
                .count();
    }

    @Test
    void saysWhatToInstallWhereThereIsNoPython() {
        Map<String, String> nothing =
                Map.of("PATH", folder.toString(), "HOME", folder.toString(), "PYENV_ROOT", folder.toString());
        assertThatThrownBy(() -> program(nothing))
                .hasMessage(
                        "LiteLLM needs Python 3.10 to 3.14 with venv and pip, and neither the PATH nor pyenv has one."
                                + " Install it, for example with 'apt-get install python3-venv', 'brew install python@3.12' or"
                                + " 'pyenv install 3.12', or use a gateway that runs already: --gateway-url.");
    }

    @Test
    void installsOnceAndAnewWhenTheRequirementsChange() throws Exception {
        Map<String, String> environment = withPython();
        Path program = program(environment);
        assertThat(program).isExecutable();
        assertThat(program(environment)).isEqualTo(program);
        assertThat(installations()).isEqualTo(1);
        assertThat(news)
                .singleElement()
                .asString()
                .startsWith("Installing LiteLLM into ")
                .contains("once");

        Files.writeString(requirements, "litellm==2\n");
        assertThat(program(environment)).isEqualTo(program);
        assertThat(installations()).isEqualTo(2);
    }

    @Test
    void tellsWhyAnInstallationFailedAndTriesAgain() throws Exception {
        Map<String, String> environment = withPython();
        Files.createFile(folder.resolve("no-index"));
        assertThatThrownBy(() -> program(environment))
                .hasMessageStartingWith("LiteLLM could not be installed. The end of ")
                .hasMessageContaining("ERROR: no index answers");

        Files.delete(folder.resolve("no-index"));
        assertThat(program(environment)).isExecutable();
    }

    @Test
    void takesAnEnvironmentThatIsGiven() throws Exception {
        var unused = program(withPython());
        Path given = folder.resolve("cache/litellm");
        assertThat(program(Map.of("DATAWRIGHT_LITELLM_ENVIRONMENT", given.toString())))
                .isEqualTo(given.resolve("bin/litellm"));
        assertThatThrownBy(() -> program(Map.of("DATAWRIGHT_LITELLM_ENVIRONMENT", folder.toString())))
                .hasMessage("DATAWRIGHT_LITELLM_ENVIRONMENT is '" + folder + "', and there is no bin/litellm in it."
                        + " Install " + requirements + " into it, or leave the variable out.");
    }
}
