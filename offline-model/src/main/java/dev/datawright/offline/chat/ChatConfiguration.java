package dev.datawright.offline.chat;

import dev.datawright.offline.design.Drafting;
import dev.datawright.offline.dialogue.Dialogue;
import dev.datawright.offline.schema.JsonInstances;
import dev.datawright.offline.understand.Understanding;
import dev.datawright.offline.write.TextWriter;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemDefaultZone();
    }

    @Bean
    Answers answers(Clock clock) {
        return new Answers(
                new Dialogue(new Understanding(clock), new Drafting(clock)),
                new Understanding(clock),
                new TextWriter(),
                new JsonInstances());
    }
}
