/** The page of people's own work. */
package th.kamt.mywork.web;
