# What does a scenario change? Read from a results folder with base R, and checked against its contrasts.csv.
#
# Run it with `RESULTS=results/my-question Rscript contrasts.R`, or line by line in RStudio.
# It ends with an error when a column is not described or a number differs. Needs no package.

folder <- Sys.getenv("RESULTS", "results/reference")

# ---- Tables by their description ----
# dictionary.csv tells unit and meaning of every column: the unit is "-" for text, "date" for days, else it is a number.
dictionary <- read.csv(file.path(folder, "dictionary.csv"), colClasses = "character", check.names = FALSE)

read_table <- function(file) {
  path <- file.path(folder, file)
  header <- names(read.csv(path, nrows = 0, check.names = FALSE))
  described <- dictionary[dictionary$file == file, ]
  if (!identical(header, described$column)) stop(file, ": the columns are not those that dictionary.csv describes")
  kinds <- ifelse(described$unit == "-", "character", ifelse(described$unit == "date", "Date", "numeric"))
  # Names keep their dots and underscores; an empty cell is missing; a scenario may be called NA.
  read.csv(path, colClasses = kinds, na.strings = "", check.names = FALSE)
}

runs <- read_table("runs.csv")
contrasts <- read_table("contrasts.csv")
outcome <- contrasts$outcome[1]
unit <- dictionary$unit[dictionary$file == "runs.csv" & dictionary$column == outcome]
average <- format(mean(runs[[outcome]], na.rm = TRUE), digits = 6)
cat(folder, ": ", nrow(runs), " runs, mean ", outcome, " ", average, " [", unit, "]\n", sep = "")

# ---- Each scenario against its twin, replication by replication ----
# Equal replications share their random numbers. Runs that failed have no row, and no pair.
paired_change <- function(point, twin, outcome, kind) {
  own <- runs[runs$point == point, c("replication", outcome)]
  base <- runs[runs$point == twin, c("replication", outcome)]
  names(own)[2] <- "own"
  names(base)[2] <- "base"
  both <- merge(own, base, by = "replication")
  change <- if (kind == "relative") both$own / both$base - 1 else both$own - both$base
  change <- change[is.finite(change)]
  n <- length(change)
  mean <- if (n > 0) mean(change) else NA
  half <- if (n > 1) qt(0.975, n - 1) * sd(change) / sqrt(n) else NA
  c(pairs = n, mean = mean, ci_low = mean - half, ci_high = mean + half)
}

ours <- t(mapply(paired_change, contrasts$point, contrasts$twin, contrasts$outcome, contrasts$kind, USE.NAMES = FALSE))

# ---- By scenario, as for a paper ----
first <- contrasts$contrast == contrasts$contrast[1]
print(cbind(contrasts[first, c("point", "contrast", "unit")], ours[first, , drop = FALSE]), row.names = FALSE)

# ---- The same numbers as in contrasts.csv ----
theirs <- as.matrix(contrasts[, colnames(ours)])
scale <- 1 + apply(abs(cbind(theirs[, -1, drop = FALSE], 0)), 1, max, na.rm = TRUE)
same <- ifelse(is.na(theirs), is.na(ours), !is.na(ours) & abs(ours - theirs) <= 1e-11 * scale)
if (!all(same)) {
  wrong <- contrasts[rowSums(!same) > 0, c("point", "outcome")]
  stop("differs from contrasts.csv: ", paste(wrong$point, wrong$outcome, collapse = ", "))
}
cat(nrow(contrasts), "contrasts are the same as in contrasts.csv\n")
