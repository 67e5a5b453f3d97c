/** What the account page shows of who looks after it. */
package th.kamt.portfolio.web;
