package th.kamt.workflow.security;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
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
    String choosePassword(@PathVariable String token, Model model) {
        model.addAttribute("user", requireUser(token));
        model.addAttribute("minLength", PasswordLinks.MIN_LENGTH);
        return "password";
    }

    @PostMapping("/password/{token}")
    String setPassword(
            @PathVariable String token, @RequestParam String password, @RequestParam String again, Model model) {
        String user = requireUser(token);
        try {
            if (!password.equals(again)) {
                model.addAttribute("mismatch", true);
            } else {
                links.use(token, password);
                return "redirect:/login";
            }
        } catch (NotFoundException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        } catch (RefusedException e) {
            model.addAttribute("refusal", texts.of(e.messages().get(0)));
        }
        model.addAttribute("user", user);
        model.addAttribute("minLength", PasswordLinks.MIN_LENGTH);
        return "password";
    }

    private String requireUser(String token) {
        return links.userOf(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
