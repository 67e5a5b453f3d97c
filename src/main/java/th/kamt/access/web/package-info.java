/** Page and REST of {@link th.kamt.access.AccessDesk}. */
package th.kamt.access.web;
