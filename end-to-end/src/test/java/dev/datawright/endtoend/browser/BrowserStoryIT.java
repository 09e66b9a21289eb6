package dev.datawright.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.datawright.contract.design.Design;
import dev.datawright.endtoend.tickets.Tickets;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserStoryIT {

    private static final Pattern ROWS = Pattern.compile("\\b" + Tickets.ROWS + " rows\\b");

    private final RunningSuite suite = RunningSuite.shared();
    private final Person person = suite.person();

    @Test
    void makesACheckedFileFromASentence(@TempDir Path folder) {
        try (Workbench workbench = Workbench.open(suite.url())) {
            workbench.takesPicture("empty");

            workbench.types(Tickets.SENTENCE);
            workbench.sends();
            UUID conversation = workbench.conversation();
            workbench.seesWords("message-user", Pattern.compile("200 parking tickets"));

            workbench.seesApproval(ROWS);
            Design design =
                    person.seesDesign(person.sees(conversation).conversation().designId());
            assertThat(design.outputColumns()).hasSize(6);
            workbench.seesColumns(design.outputColumns());
            workbench.seesPreviewRows(design);
            workbench.seesWords("tool-line", Pattern.compile("\\w"));
            workbench.takesPicture("designed");

            workbench.watchesTheJob();
            workbench.approves();
            List<String> said = workbench.seesTheJobEnd(ROWS);
            assertThat(said).as("what the page said about the job").isNotEmpty();
            workbench.seesWords("checks", Pattern.compile("(\\d+) of \\1 checks passed"));
            workbench.seesWords("message-assistant", Pattern.compile("200"));
            workbench.takesPicture("done");

            Path file = workbench.downloads("csv", folder);
            Tickets.hasTheDesignsHeader(file, design);
            Tickets.areRight(file, design);

            workbench.goesTo("tab-columns");
            workbench.seesWords("columns", Pattern.compile("fine"));
            workbench.takesPicture("columns");

            workbench.reopenAs(1440, 900, ColorScheme.DARK);
            workbench.seesWords("report-headline", ROWS);
            workbench.takesPicture("dark");

            workbench.reopenAs(390, 844, ColorScheme.LIGHT);
            workbench.seesWords("message-assistant", Pattern.compile("200"));
            workbench.takesPicture("phone-chat");
            assertThat(workbench.fitsTheScreen()).as("the chat fits a phone").isTrue();
            workbench.goesTo("pane-dataset");
            workbench.seesWords("report-headline", ROWS);
            workbench.takesPicture("phone-dataset");
            assertThat(workbench.fitsTheScreen()).as("the dataset fits a phone").isTrue();

            assertThat(workbench.complaints())
                    .as("what the page complained about")
                    .isEmpty();
        }
    }
}
