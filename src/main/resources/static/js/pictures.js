/*
 * Draws the pictures of a page with ECharts, as SVG, from the tables the server wrote: the same numbers, and what stands without
 * this file. Each picture is one image with one sentence; links to what is counted lie over it, in the order of reading.
 */
(function () {
  "use strict";

  var style = getComputedStyle(document.documentElement);
  function colour(name) {
    return style.getPropertyValue("--" + name).trim();
  }
  var font = getComputedStyle(document.body).fontFamily;
  var ink = colour("ink");
  var quiet = colour("ink-2");
  var line = colour("line");
  var paper = colour("paper");
  var TIER_RANK = { strategic: 4, star: 3, status: 2, streamline: 1 };

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }
  function text(element) {
    return element ? element.textContent.trim() : "";
  }
  // Rich texts of the library read braces and bars.
  function plain(words) {
    return words.replace(/[{}|]/g, " ");
  }

  /** The grid of a matrix as the server wrote it: heads and cells. */
  function grid(table) {
    var rows = all(table, "tbody tr").map(function (row) {
      return {
        name: text(row.querySelector("th")),
        cells: all(row, "td").map(function (cell) {
          var link = cell.querySelector("a.count");
          return {
            data: cell.dataset,
            count: text(link),
            href: link ? link.getAttribute("href") : null,
            label: link ? link.getAttribute("aria-label") : null,
          };
        }),
      };
    });
    return { columns: all(table, "thead th[scope=col]").map(text), rows: rows };
  }

  function base(options) {
    options.animation = false;
    options.textStyle = { fontFamily: font, color: ink };
    return options;
  }

  /** Cells as bars of one unit each, stacked along a row: their edges are exact, and so are the links over them. */
  function cells(matrix, frame, width, paint) {
    var rows = matrix.rows.slice().reverse();
    var count = matrix.rows[0].cells.length;
    var series = [];
    for (var column = 0; column < count; column++) {
      series.push({
        type: "bar",
        stack: "cells",
        silent: true,
        barCategoryGap: "0%",
        data: rows.map(function (row) {
          return paint(row.cells[column]);
        }),
      });
    }
    return base({
      grid: { left: frame.left, top: frame.top, width: width - frame.left - 1, height: frame.height },
      xAxis: { type: "value", min: 0, max: count, show: false },
      yAxis: {
        type: "category",
        data: rows.map(function (row) {
          return row.name;
        }),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: quiet, fontSize: 14, lineHeight: 21, width: frame.left - 12, overflow: "break" },
      },
      series: series,
    });
  }

  /** Heads of columns as words over the cells; the library's axis would put them beneath. */
  function heads(host, names, frame, width) {
    var row = document.createElement("div");
    row.className = "drawn-heads";
    row.setAttribute("aria-hidden", "true");
    row.style.paddingLeft = (100 * frame.left) / width + "%";
    names.forEach(function (name) {
      var head = document.createElement("span");
      head.textContent = name;
      row.appendChild(head);
    });
    host.insertBefore(row, host.firstChild);
  }

  function matrixLinks(matrix, frame, width) {
    var across = (width - frame.left - 1) / matrix.rows[0].cells.length;
    var down = frame.height / matrix.rows.length;
    var links = [];
    matrix.rows.forEach(function (row, at) {
      row.cells.forEach(function (cell, column) {
        if (cell.href) {
          links.push({
            href: cell.href,
            label: cell.label,
            x: frame.left + column * across,
            y: frame.top + at * down,
            width: across,
            height: down,
          });
        }
      });
    });
    return links;
  }

  function kasm(host, table, width) {
    var matrix = grid(table);
    var narrow = width < 560;
    var frame = { left: narrow ? 84 : 180, top: 1, height: 2 * (narrow ? 108 : 120) };
    var options = cells(matrix, frame, width, function (cell) {
      var rank = TIER_RANK[cell.data.tier] || 0;
      var mark = "";
      for (var bar = 1; bar <= 4 && rank; bar++) {
        mark += "{" + (bar <= rank ? "on" : "off") + bar + "|}{gap|}";
      }
      var rich = {
        gap: { width: 2 },
        word: { fontSize: narrow ? 14 : 16, color: ink, padding: [0, 0, 0, 6], verticalAlign: "bottom" },
        count: { fontSize: 28, fontWeight: 600, lineHeight: 46, color: cell.href ? colour("accent") : quiet },
      };
      for (var at = 1; at <= 4; at++) {
        var block = { width: 4, height: 2 + 3 * at, verticalAlign: "bottom" };
        rich["on" + at] = Object.assign({ backgroundColor: colour("tier-" + cell.data.tier) }, block);
        rich["off" + at] = Object.assign({ backgroundColor: paper, borderColor: colour("line-2"), borderWidth: 0.75 }, block);
      }
      return {
        value: 1,
        itemStyle: { color: paper, borderColor: line, borderWidth: 1 },
        label: {
          show: true,
          position: "insideTopLeft",
          distance: narrow ? 10 : 16,
          align: "left",
          verticalAlign: "top",
          formatter: mark + "{word|" + plain(cell.data.word) + "}\n{count|" + (cell.count || "–") + "}",
          rich: rich,
        },
      };
    });
    return {
      height: frame.top + frame.height + 1,
      options: options,
      links: matrixLinks(matrix, frame, width),
      heads: { names: matrix.columns, frame: frame },
    };
  }

  function risk(host, table, width) {
    var matrix = grid(table);
    matrix.columns = matrix.columns.slice(1);
    var narrow = width < 560;
    var frame = { left: narrow ? 86 : 150, top: 1, height: 5 * (narrow ? 66 : 76) };
    var options = cells(matrix, frame, width, function (cell) {
      var dark = cell.data.level === "very-high";
      return {
        value: 1,
        itemStyle: { color: colour("risk-" + cell.data.level), borderColor: paper, borderWidth: 1 },
        label: {
          show: true,
          position: "inside",
          align: "center",
          verticalAlign: "middle",
          formatter:
            "{score|" + cell.data.score + "}\n{count|" + (cell.count || " ") + "}\n{zone|" + plain(cell.data.word || " ") + "}",
          rich: {
            score: { fontSize: 14, lineHeight: 16, color: dark ? "#fff" : ink, align: "right", width: narrow ? 42 : 130 },
            count: { fontSize: narrow ? 20 : 28, fontWeight: 600, lineHeight: narrow ? 24 : 32, color: dark ? "#fff" : ink, align: "center" },
            zone: { fontSize: narrow ? 12 : 14, fontWeight: 600, lineHeight: 19, color: dark ? "#fff" : ink, align: "center" },
          },
        },
      };
    });
    return {
      height: frame.top + frame.height + 1,
      options: options,
      links: matrixLinks(matrix, frame, width),
      heads: { names: matrix.columns, frame: frame, up: host.dataset.up, right: host.dataset.right },
    };
  }

  /** One row a region, its plans as parts of a hundred; what was returned is hatched, not only another colour. */
  function wave(host, table, width) {
    var regions = all(table, "tbody tr").map(function (row) {
      var link = row.querySelector("th a");
      return {
        name: text(link),
        href: link.getAttribute("href"),
        all: Number(row.dataset.all),
        result: text(row.querySelector(".result")),
        parts: all(row, "td[data-stage]").map(function (cell) {
          return { stage: cell.dataset.stage, count: Number(cell.dataset.count) };
        }),
      };
    });
    var narrow = width < 560;
    var frame = { left: narrow ? 92 : 150, right: narrow ? 96 : 170, top: 24, row: 40 };
    var inner = width - frame.left - frame.right;
    var height = regions.length * frame.row;
    var upward = regions.slice().reverse();
    var series = regions[0].parts.map(function (part, at) {
      var returned = part.stage === "returned";
      var dark = at < 3;
      return {
        type: "bar",
        stack: "plans",
        silent: true,
        barWidth: 22,
        itemStyle: {
          color: returned ? paper : colour("wave-" + part.stage),
          borderColor: returned ? colour("accent") : paper,
          borderWidth: 1,
          decal: returned
            ? { symbol: "rect", color: colour("accent"), dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 }
            : null,
        },
        label: { show: true, position: "inside", fontSize: 14, fontWeight: 600, color: dark ? "#fff" : ink },
        data: upward.map(function (region) {
          var count = region.parts[at].count;
          var share = (100 * count) / region.all;
          var wide = (share / 100) * inner >= 8 + 9 * String(count).length;
          return {
            value: count ? share : "-",
            label: { formatter: count && wide ? String(count) : "", backgroundColor: returned && count && wide ? paper : "transparent", padding: [0, 3] },
          };
        }),
      };
    });
    var expected = Number(host.dataset.expected);
    if (expected > 0) {
      series[0].markLine = {
        silent: true,
        symbol: "none",
        lineStyle: { color: ink, width: 2, type: "solid" },
        label: { formatter: expected + "%", position: "end", color: ink, fontSize: 14, distance: 4 },
        data: [{ xAxis: expected }],
      };
    }
    function axis(key, position, room) {
      return {
        type: "category",
        position: position,
        data: upward.map(function (region) {
          return region[key];
        }),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: ink, fontSize: 14, lineHeight: 19, width: room, overflow: "break", align: position === "left" ? "right" : "left" },
      };
    }
    return {
      height: frame.top + height + 4,
      options: base({
        grid: { left: frame.left, top: frame.top, width: inner, height: height },
        xAxis: { type: "value", min: 0, max: 100, show: false },
        yAxis: [axis("name", "left", frame.left - 12), axis("result", "right", frame.right - 12)],
        series: series,
      }),
      links: regions.map(function (region, at) {
        return {
          href: region.href,
          label: region.name + ": " + region.result,
          x: 0,
          y: frame.top + at * frame.row,
          width: width,
          height: frame.row,
        };
      }),
    };
  }

  var PICTURES = { kasm: kasm, risk: risk, wave: wave };

  function draw(host, table) {
    host.hidden = false;
    var width = Math.floor(host.clientWidth);
    if (width < 120) {
      host.hidden = true;
      return false;
    }
    var picture = PICTURES[host.dataset.picture](host, table, width);
    host.textContent = "";
    var plate = document.createElement("div");
    plate.className = "plate";
    var image = document.createElement("div");
    image.setAttribute("role", "img");
    image.setAttribute("aria-label", host.dataset.said);
    plate.appendChild(image);
    host.appendChild(plate);
    var chart = echarts.init(image, null, { renderer: "svg", width: width, height: picture.height });
    chart.setOption(picture.options);
    var svg = image.querySelector("svg");
    // On paper and on a window made wider the picture grows with its place.
    svg.setAttribute("viewBox", "0 0 " + width + " " + picture.height);
    svg.setAttribute("aria-hidden", "true");
    picture.links.forEach(function (spot) {
      var link = document.createElement("a");
      link.className = "spot";
      link.href = spot.href;
      link.setAttribute("aria-label", spot.label);
      link.style.left = (100 * spot.x) / width + "%";
      link.style.top = (100 * spot.y) / picture.height + "%";
      link.style.width = (100 * spot.width) / width + "%";
      link.style.height = (100 * spot.height) / picture.height + "%";
      plate.appendChild(link);
    });
    if (picture.heads) {
      heads(host, picture.heads.names, picture.heads.frame, width);
      if (picture.heads.right) {
        var axes = document.createElement("p");
        axes.className = "drawn-axes";
        axes.setAttribute("aria-hidden", "true");
        axes.textContent = "↑ " + picture.heads.up + "  → " + picture.heads.right;
        host.insertBefore(axes, host.firstChild);
      }
    }
    return true;
  }

  all(document, "[data-picture]").forEach(function (host) {
    var table = document.getElementById(host.dataset.table);
    if (!table || typeof echarts === "undefined") return;
    var width = -1;
    function redraw() {
      if (host.clientWidth !== width && draw(host, table)) {
        width = host.clientWidth;
        if (table.classList.contains("matrix")) table.hidden = true;
      }
    }
    try {
      redraw();
    } catch (e) {
      // The table beside it says the same.
      host.hidden = true;
      table.hidden = false;
      throw e;
    }
    var details = document.getElementById(host.dataset.details || "");
    if (details && !host.hidden) details.open = false;
    var waiting = null;
    window.addEventListener("resize", function () {
      // Printing makes the window another one for a moment; the picture scales with it.
      if (window.matchMedia("print").matches) return;
      clearTimeout(waiting);
      waiting = setTimeout(redraw, 150);
    });
  });
})();
