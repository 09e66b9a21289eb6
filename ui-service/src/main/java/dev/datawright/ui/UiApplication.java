package dev.datawright.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The workbench in the browser. It owns nothing that a reload from the other services could not rebuild.
@SpringBootApplication
@ConfigurationPropertiesScan
@Push
@StyleSheet("context://workbench/workbench.css")
@StyleSheet("context://workbench/shell.css")
@StyleSheet("context://workbench/chat.css")
@StyleSheet("context://workbench/usage.css")
public class UiApplication implements AppShellConfigurator {
    public static void main(String[] arguments) {
        SpringApplication.run(UiApplication.class, arguments);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Datawright");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addFavIcon("icon", "workbench/icon.svg", "any");
    }
}
