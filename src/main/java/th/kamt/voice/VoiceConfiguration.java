package th.kamt.voice;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether voices can leave: only where PEA-VOC's address is known. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VoiceSettings.class)
class VoiceConfiguration {

    private static final Logger log = LoggerFactory.getLogger(VoiceConfiguration.class);

    /** The way out, if there is one. */
    record VoiceRoute(Optional<VoiceTransport> transport) {}

    @Bean
    VoiceRoute voiceRoute(VoiceSettings settings) {
        if (settings.hasRoute()) {
            return new VoiceRoute(Optional.of(new HttpVoiceTransport(settings)));
        }
        log.info("KAMT_VOC_URL is not set: voices of the customer wait in the outbox for PEA-VOC");
        return new VoiceRoute(Optional.empty());
    }
}
