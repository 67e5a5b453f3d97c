package th.kamt.workflow.security;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;

/** A directory in memory, on a port of its own. */
final class TestDirectory {

    static final String BASE = "dc=utility,dc=test";
    static final String PASSWORD = "directory password";

    private final InMemoryDirectoryServer server;
    private final int port;

    TestDirectory() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.addAdditionalBindCredentials("cn=manager," + BASE, "manager password");
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: utility");
            server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
            server.startListening();
            port = server.getListenPort();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    TestDirectory person(String uid, String employeeId) {
        try {
            server.add(
                    "dn: uid=" + uid + ",ou=people," + BASE,
                    "objectClass: inetOrgPerson",
                    "uid: " + uid,
                    "employeeNumber: " + employeeId,
                    "cn: " + uid,
                    "sn: " + uid,
                    "userPassword: " + PASSWORD);
            return this;
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "ldap://127.0.0.1:" + port + "/" + BASE;
    }

    void stop() {
        server.shutDown(true);
    }
}
