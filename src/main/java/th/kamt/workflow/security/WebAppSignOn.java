package th.kamt.workflow.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells the engine's web apps who is logged in: one login for them and the pages. Made by name by their filter. */
public class WebAppSignOn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            return AuthenticationResult.unsuccessful();
        }
        List<String> groups = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        forgetOtherGroups(request, engine, groups);
        AuthenticationResult result = new AuthenticationResult(login.getName(), true);
        result.setGroups(groups);
        return result;
    }

    /** The web apps keep a session's groups for a while; once they are others than the person's, they are asked for again. */
    private static void forgetOtherGroups(HttpServletRequest request, ProcessEngine engine, List<String> groups) {
        Authentications kept = AuthenticationUtil.getAuthsFromSession(request.getSession());
        boolean same = kept.getAuthentications().stream()
                .filter(one -> one.getProcessEngineName().equals(engine.getName()))
                .allMatch(one -> Set.copyOf(one.getGroupIds()).equals(Set.copyOf(groups)));
        if (!same) {
            kept.removeByEngineName(engine.getName());
        }
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // Spring Security has asked already.
    }
}
