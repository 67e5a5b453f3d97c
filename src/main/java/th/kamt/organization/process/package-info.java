/** The engine's users, groups and Tasklist filters after the organization's people and posts, and what ends with a leaver's access. */
package th.kamt.organization.process;
