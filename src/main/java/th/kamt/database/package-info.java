/** Owns where the data lie: the embedded MariaDB of demo and tests, what one transaction remembers of its rows, and how columns keep instants. */
@org.springframework.modulith.ApplicationModule(displayName = "Database")
package th.kamt.database;
