package th.kamt.workflow.security;

import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import th.kamt.workflow.Accounts.Standing;

/** Somebody who has given their password: who, when, in which groups, and with which password. */
class SignedOn extends UsernamePasswordAuthenticationToken {

    private static final long serialVersionUID = 2;

    private final String passwordStamp;
    private final boolean byDirectory;
    private final Instant since;

    SignedOn(String user, Standing standing, Object details, boolean byDirectory, Instant since) {
        super(
                user,
                null,
                standing.groups().stream().map(SimpleGrantedAuthority::new).toList());
        this.passwordStamp = standing.passwordStamp();
        this.byDirectory = byDirectory;
        this.since = since;
        setDetails(details);
    }

    static SignedOn local(String user, Standing standing, Object details) {
        return new SignedOn(user, standing, details, false, Instant.now());
    }

    static SignedOn byDirectory(String user, Standing standing, Object details) {
        return new SignedOn(user, standing, details, true, Instant.now());
    }

    /** The same person and moment, with the rights of now. */
    SignedOn standing(Standing now) {
        return new SignedOn(getName(), now, getDetails(), byDirectory, since);
    }

    boolean hasPasswordOf(Standing standing) {
        return passwordStamp.equals(standing.passwordStamp());
    }

    /** Whether the directory knew the password, and not this application. */
    boolean isByDirectory() {
        return byDirectory;
    }

    /** When they gave their password, real time. */
    Instant since() {
        return since;
    }

    List<String> groups() {
        return getAuthorities().stream()
                .map(authority -> authority.getAuthority())
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof SignedOn login
                && passwordStamp.equals(login.passwordStamp)
                && byDirectory == login.byDirectory
                && since.equals(login.since);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + passwordStamp.hashCode();
    }
}
