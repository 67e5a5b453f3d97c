package th.kamt.workflow.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.workflow.PasswordLinks;

/** The page where a person sets their first password. */
@Controller
class PasswordPage {

    private final PasswordLinks links;
    private final Texts texts;
    private final boolean directory;

    PasswordPage(PasswordLinks links, Texts texts, Environment environment) {
        this.links = links;
        this.texts = texts;
        this.directory = environment.matchesProfiles("ldap");
    }

    /** Whether most passwords are the directory's, and changed there. */
    @ModelAttribute("directory")
    boolean directory() {
        return directory;
    }

    @GetMapping("/password/{token}")
    String choosePassword(@PathVariable String token, Model model, HttpServletResponse response) {
        return links.userOf(token).map(user -> form(user, model)).orElseGet(() -> dead(model, response));
    }

    private static String form(String user, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("minLength", PasswordLinks.MIN_LENGTH);
        return "password";
    }

    /** The link was used, is too old, or never was: the page says so and whom to ask. */
    private static String dead(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("dead", true);
        return "password";
    }

    @PostMapping("/password/{token}")
    String setPassword(
            @PathVariable String token,
            @RequestParam String password,
            @RequestParam String again,
            Model model,
            HttpServletResponse response) {
        Optional<String> user = links.userOf(token);
        if (user.isEmpty()) {
            return dead(model, response);
        }
        try {
            if (!password.equals(again)) {
                model.addAttribute("mismatch", true);
            } else {
                links.use(token, password);
                return "redirect:/login";
            }
        } catch (NotFoundException e) {
            return dead(model, response);
        } catch (RefusedException e) {
            model.addAttribute("refusal", texts.of(e.messages().get(0)));
        }
        return form(user.get(), model);
    }
}
