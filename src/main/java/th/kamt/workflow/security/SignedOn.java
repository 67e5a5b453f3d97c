package th.kamt.workflow.security;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import th.kamt.workflow.Accounts.Standing;

/** Somebody who has given their password: who, in which groups, and with which password. */
class SignedOn extends UsernamePasswordAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final String passwordStamp;

    SignedOn(String user, Standing standing, Object details) {
        super(
                user,
                null,
                standing.groups().stream().map(SimpleGrantedAuthority::new).toList());
        this.passwordStamp = standing.passwordStamp();
        setDetails(details);
    }

    boolean hasPasswordOf(Standing standing) {
        return passwordStamp.equals(standing.passwordStamp());
    }

    List<String> groups() {
        return getAuthorities().stream()
                .map(authority -> authority.getAuthority())
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof SignedOn login && passwordStamp.equals(login.passwordStamp);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + passwordStamp.hashCode();
    }
}
