package th.kamt.workflow.security;

import org.springframework.security.authentication.InternalAuthenticationServiceException;

/** The directory does not answer: whether the password is right nobody can tell. */
class DirectoryDownException extends InternalAuthenticationServiceException {

    private static final long serialVersionUID = 1;

    DirectoryDownException(Throwable cause) {
        super("the directory does not answer", cause);
    }
}
