package dev.datawright.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The bash script at the root of the repository, with made-up JDKs around it.
@Timeout(60)
class FrontDoorTest {

    private static final Path SCRIPT =
            Path.of("").toAbsolutePath().resolveSibling("datawright").normalize();

    @TempDir
    private Path folder;

    private Path usual;
    private final Map<String, String> environment = new TreeMap<>();

    private record Answer(int code, String text) {}

    @BeforeEach
    void hideRealJdks() throws IOException {
        usual = Files.createDirectories(folder.resolve("usual"));
        environment.put("PATH", toolsWithoutJava().toString());
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", "");
        environment.put("DATAWRIGHT_JDK_FOLDERS", usual.toString());
    }

    private Path toolsWithoutJava() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of(
                "bash",
                "sh",
                "sed",
                "head",
                "tr",
                "dirname",
                "readlink",
                "find",
                "awk",
                "touch",
                "cat",
                "df",
                "ls",
                "basename",
                "id",
                "env")) {
            Path program = Stream.of("/usr/bin", "/bin")
                    .map(bin -> Path.of(bin, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), program);
        }
        return tools;
    }

    private Answer bash(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "source '" + SCRIPT + "'; " + script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), text.strip());
    }

    private static Path jdk(Path home, String version) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        script(bin.resolve("java"), "echo 'openjdk version \"" + version + "\" 2026-01-20' >&2");
        script(bin.resolve("javac"), "");
        return home;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void takesJavaHomeWhenItIsNewEnough() throws Exception {
        Path home = jdk(folder.resolve("my jdk"), "25.0.1");
        jdk(usual.resolve("other"), "26");
        environment.put("JAVA_HOME", home.toString());
        assertThat(bash("find_jdk")).isEqualTo(new Answer(0, home.toString()));
    }

    @Test
    void takesTheJavaOnThePathThroughLinks() throws Exception {
        Path home = jdk(folder.resolve("real"), "25");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
        environment.put("PATH", bin + ":" + environment.get("PATH"));
        assertThat(bash("find_jdk")).isEqualTo(new Answer(0, home.toString()));
    }

    @Test
    void passesOverAnOlderJavaToAUsualFolder() throws Exception {
        Path old = jdk(folder.resolve("old"), "17.0.15");
        environment.put("JAVA_HOME", old.toString());
        environment.put("PATH", old.resolve("bin") + ":" + environment.get("PATH"));
        jdk(usual.resolve("a-8"), "1.8.0_412");
        Path found = jdk(usual.resolve("temurin-25"), "25.0.3");
        assertThat(bash("find_jdk")).isEqualTo(new Answer(0, found.toString()));
    }

    @Test
    void believesTheReleaseFileBeforeItStartsAnything() throws Exception {
        Path home = jdk(usual.resolve("jdk"), "unreadable");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.2\"\n");
        assertThat(bash("find_jdk")).isEqualTo(new Answer(0, home.toString()));
    }

    @Test
    void findsTheHomeInsideAMacBundle() throws Exception {
        Path home = jdk(usual.resolve("temurin-25.jdk/Contents/Home"), "25");
        assertThat(bash("find_jdk")).isEqualTo(new Answer(0, home.toString()));
    }

    @Test
    void takesNoRuntimeWithoutACompiler() throws Exception {
        Path home = jdk(usual.resolve("jre"), "25");
        Files.delete(home.resolve("bin/javac"));
        environment.put("JAVA_HOME", home.toString());
        assertThat(bash("is_good_jdk '" + home + "'").code()).isNotZero();
    }

    @Test
    void saysWhatToInstallWhenThereIsNone() throws Exception {
        script(folder.resolve("java"), "echo 'openjdk version \"17\"' >&2");
        environment.put("PATH", folder + ":" + environment.get("PATH"));
        Answer answer = bash("need_jdk");
        assertThat(answer.code()).isEqualTo(4);
        assertThat(answer.text())
                .startsWith("Datawright needs a JDK 25 or newer, and none was found.")
                .contains("https://adoptium.net");
    }

    @Test
    void sumsTheReportsOfThisRunOnly() throws Exception {
        Path reports = Files.createDirectories(folder.resolve("m/target/surefire-reports"));
        Path late = Files.createDirectories(folder.resolve("n/target/failsafe-reports"));
        String head = "<?xml version=\"1.0\"?>\n<testsuite name=\"x\" time=\"1\" ";
        Files.writeString(
                reports.resolve("TEST-old.xml"), head + "tests=\"90\" errors=\"0\" skipped=\"0\" failures=\"0\">");
        Answer answer = bash("ROOT_UNDER_TEST='" + folder + "'; touch -d '1 hour ago' stamp;"
                + " touch -d '2 hours ago' m/target/surefire-reports/TEST-old.xml;"
                + " printf '%s' '" + head + "tests=\"5\" errors=\"1\" skipped=\"1\" failures=\"0\">' > '"
                + reports.resolve("TEST-a.xml") + "';"
                + " printf '%s' '" + head + "tests=\"7\" errors=\"0\" skipped=\"0\" failures=\"2\">' > '"
                + late.resolve("TEST-b.xml") + "'; sum_reports stamp \"$ROOT_UNDER_TEST\"");
        assertThat(answer).isEqualTo(new Answer(0, "8 3"));
    }

    @Test
    void namesTheTestsThatFailed() throws Exception {
        Path reports = Files.createDirectories(folder.resolve("m/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-a.xml"), """
                <testsuite name="a.BTest" tests="3" errors="1" skipped="0" failures="1">
                  <testcase name="good" classname="a.BTest" time="0.1"/>
                  <testcase name="bad{int}[1]" classname="a.BTest" time="0.1">
                    <failure message="expected: &lt;1&gt; &amp; &quot;x&quot;&#10; more" type="T"><![CDATA[..]]></failure>
                  </testcase>
                  <testcase name="worse" classname="a.BTest" time="0.1">
                    <error type="T"><![CDATA[..]]></error>
                  </testcase>
                </testsuite>
                """);
        assertThat(bash("touch -d '1 hour ago' stamp; failed_tests stamp '" + folder + "'"))
                .isEqualTo(new Answer(0, "FAILED a.BTest.bad{int}[1]: expected: <1> & \"x\"\nFAILED a.BTest.worse:"));
    }

    @Test
    void knowsItsCommands() throws Exception {
        Process process = new ProcessBuilder("bash", SCRIPT.toString(), "nonsense")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(text).endsWith("There is no command 'nonsense'.\n");
    }

    @Test
    void doctorSaysThatThereIsNoJdkAndWhatItLeavesOut() throws Exception {
        Answer answer = bash("doctor");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .containsPattern("(?m)^wrong +JDK +none of version 25 or newer was found")
                .containsPattern("(?m)^ +mend: sdk install java 25-tem, or https://adoptium.net")
                .containsPattern("(?m)^warn +processes +not looked at, .* that takes a JDK")
                .containsPattern("(?m)^ok +home ")
                .endsWith("Something is wrong; see the lines that begin with wrong.");
    }

    @Test
    void doctorTellsHomesThatCannotBeWrittenTo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        environment.put("DATAWRIGHT_HOME", file.resolve("home").toString());
        assertThat(bash("doctor_home").text())
                .containsPattern("(?m)^wrong +home +.*/file/home cannot be written to")
                .contains("mend: DATAWRIGHT_HOME=a folder of yours");
    }

    @Test
    void doctorTellsHowMuchMemoryIsFree() throws Exception {
        Path memory = folder.resolve("meminfo");
        environment.put("DATAWRIGHT_MEMINFO", memory.toString());
        Files.writeString(memory, "MemTotal: 8000000 kB\nMemAvailable:  409600 kB\n");
        assertThat(bash("doctor_memory ''").text())
                .startsWith("wrong  memory            400 MB are free; the services need about 1500");
        Files.writeString(memory, "MemAvailable:  4096000 kB\n");
        assertThat(bash("doctor_memory ''").text()).isEqualTo("ok     memory            4000 MB are free");
    }

    @Test
    void listsTheExitCodes() throws Exception {
        assertThat(bash("usage").text())
                .contains("Exit codes: 0 done, 1 a test or a build failed or doctor found something wrong");
    }
}
