package th.kamt.support;

import org.springframework.context.support.ResourceBundleMessageSource;
import th.kamt.message.Texts;

/** The application's message bundles without a context. */
public final class Messages {

    private Messages() {}

    public static ResourceBundleMessageSource source() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(
                "messages/calendar", "messages/customer", "messages/organization", "messages/tabular", "messages/web");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    public static Texts texts() {
        return new Texts(source());
    }
}
