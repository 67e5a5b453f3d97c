package th.kamt.workflow.security;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.Groups;
import th.kamt.workflow.PasswordLinks;

/** Gives an administrator the one-time link by which a person sets their password. */
@RestController
class PasswordLinkResource {

    private final PasswordLinks links;
    private final Accounts accounts;

    PasswordLinkResource(PasswordLinks links, Accounts accounts) {
        this.links = links;
        this.accounts = accounts;
    }

    @PostMapping("/api/accounts/{user}/password-link")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> create(@PathVariable String user, Authentication login) {
        boolean administrator = login.getAuthorities().stream()
                .anyMatch(authority -> Groups.ADMINISTRATORS.equals(authority.getAuthority()));
        if (!administrator) {
            throw new ForbiddenException(new Message("workflow.password.administratorsOnly"));
        }
        if (accounts.nameOf(user).isEmpty()) {
            throw new NotFoundException(new Message("workflow.password.noUser", user));
        }
        return Map.of("path", links.create(user));
    }
}
