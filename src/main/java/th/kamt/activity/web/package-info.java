/** REST and pages of activities and their logs. */
package th.kamt.activity.web;
