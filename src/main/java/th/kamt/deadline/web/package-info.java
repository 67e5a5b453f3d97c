/** Pages and files of the register of deadlines. */
package th.kamt.deadline.web;
