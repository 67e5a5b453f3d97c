/** Pages of special-risk plans. */
package th.kamt.specialrisk.web;
