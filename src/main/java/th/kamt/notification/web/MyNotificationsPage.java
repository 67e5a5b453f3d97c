package th.kamt.notification.web;

import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.notification.NotificationPreferences;
import th.kamt.notification.NotificationPreferences.Preference;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.web.PageController;
import th.kamt.web.Words;

/** {@code /my-notifications}: how the person at work wants to be told. */
@PageController
class MyNotificationsPage {

    private final NotificationPreferences preferences;
    private final Organization organization;
    private final AccessControl access;
    private final Words words;

    MyNotificationsPage(
            NotificationPreferences preferences, Organization organization, AccessControl access, Words words) {
        this.preferences = preferences;
        this.organization = organization;
        this.access = access;
        this.words = words;
    }

    @GetMapping("/my-notifications")
    String preferences(Model model) {
        String person = access.currentPerson();
        Preference preference = preferences.of(person);
        model.addAttribute("digest", preference.digest());
        model.addAttribute("language", preference.language().getLanguage());
        model.addAttribute(
                "address", organization.employee(person).map(Employee::email).orElse(null));
        return "notification/preferences";
    }

    @PostMapping("/my-notifications")
    String choose(
            @RequestParam(defaultValue = "false") boolean digest,
            @RequestParam(defaultValue = "th") String language,
            RedirectAttributes next) {
        Locale spoken = "en".equals(language) ? Locale.ENGLISH : Texts.THAI;
        preferences.choose(access.currentPerson(), new Preference(digest, spoken));
        next.addFlashAttribute("done", words.say(new Message("notification.preferences.saved")));
        return "redirect:/my-notifications";
    }
}
