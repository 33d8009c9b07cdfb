import GRDB

/// The tables of `batch.sqlite`, and what their columns mean.
enum BatchSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      for statement in tables { try db.execute(sql: statement) }
      for (table, columns) in dictionary {
        for (column, unit, meaning) in columns {
          try DictionaryEntry(table: table, column: column, unit: unit, meaning: meaning).insert(into: db)
        }
      }
    }
    // Bits apart from versions, and which files beside the record brink wrote.
    migrator.registerMigration("2") { try FileList.migrate($0) }
    // Which intervals are not to be trusted, and why a draw failed.
    migrator.registerMigration("3") { try DictionaryEntry.addSecondColumns(to: $0) }
    return migrator
  }

  private static let tables = [
    """
    CREATE TABLE manifest (
      id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL, brink TEXT NOT NULL, name TEXT NOT NULL,
      plan_file TEXT NOT NULL, plan_sha256 TEXT NOT NULL, plan_text TEXT NOT NULL, seed TEXT NOT NULL,
      trajectories INTEGER NOT NULL, threads INTEGER NOT NULL, host TEXT NOT NULL, system TEXT NOT NULL,
      started TEXT NOT NULL, seconds REAL NOT NULL, command_line TEXT NOT NULL)
    """,
    """
    CREATE TABLE scenarios (
      scenario INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, file TEXT NOT NULL, sha256 TEXT NOT NULL,
      text TEXT NOT NULL)
    """,
    """
    CREATE TABLE points (
      point INTEGER PRIMARY KEY, scenario INTEGER NOT NULL REFERENCES scenarios, state TEXT NOT NULL, problem TEXT,
      seconds REAL)
    """,
    """
    CREATE TABLE factors (
      point INTEGER NOT NULL REFERENCES points, factor TEXT NOT NULL, value TEXT NOT NULL, number REAL,
      UNIQUE (point, factor))
    """,
    """
    CREATE TABLE runs (
      point INTEGER NOT NULL REFERENCES points, variant TEXT NOT NULL, trajectories INTEGER NOT NULL,
      faults INTEGER NOT NULL, PRIMARY KEY (point, variant)) WITHOUT ROWID
    """,
    """
    CREATE TABLE estimates (
      point INTEGER NOT NULL REFERENCES points, variant TEXT NOT NULL, quantity TEXT NOT NULL, name TEXT NOT NULL,
      part TEXT, estimate TEXT NOT NULL, value REAL, low REAL, high REAL, level REAL, count INTEGER)
    """,
    "CREATE INDEX estimates_by_name ON estimates (quantity, name, estimate)",
    """
    CREATE TABLE faults (
      point INTEGER NOT NULL REFERENCES points, variant TEXT NOT NULL, trajectory INTEGER NOT NULL, step INTEGER,
      place TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL, value TEXT NOT NULL)
    """,
    """
    CREATE TABLE dictionary (
      "table" TEXT NOT NULL, "column" TEXT NOT NULL, unit TEXT, meaning TEXT NOT NULL,
      PRIMARY KEY ("table", "column")) WITHOUT ROWID
    """,
  ]

  private static let dictionary: KeyValuePairs<String, [(String, String?, String)]> = [
    "manifest": [
      ("state", nil, "running, interrupted, or complete"),
      ("brink", nil, "version that made the batch"),
      ("name", nil, "name of the batch"),
      ("plan_file", nil, "path that was given"),
      ("plan_sha256", nil, "SHA-256 of the plan's text"),
      ("plan_text", nil, "the plan, whole"),
      ("seed", nil, "seed of all draws, from 0 to 2^64 - 1"),
      ("trajectories", "trajectories", "of each variant at each point"),
      ("threads", nil, "that played first"),
      ("host", nil, "machine that played first"),
      ("system", nil, "its operating system"),
      ("started", "UTC", "when the batch began, ISO 8601"),
      ("seconds", "s", "spent playing, over all resumptions"),
      ("command_line", nil, "of the first start: JSON array"),
    ],
    "scenarios": [
      ("scenario", nil, "number in the table points"),
      ("name", nil, "the scenario's, or its file's path where two have the same"),
      ("file", nil, "path that the plan leads to"),
      ("sha256", nil, "SHA-256 of the scenario's text"),
      ("text", nil, "the scenario, whole"),
    ],
    "points": [
      ("point", nil, "number in the other tables, from 1"),
      ("scenario", nil, "number of the scenario"),
      ("state", nil, "waiting, played, or failed"),
      ("problem", nil, "why it failed"),
      ("seconds", "s", "spent playing it"),
    ],
    "factors": [
      ("point", nil, "number of the point"),
      ("factor", nil, "name of what is set"),
      ("value", nil, "as a setting has it: a number, an expression, a name, or JSON weights"),
      ("number", "the factor's", "the value, if it is a number"),
    ],
    "runs": [
      ("point", nil, "number of the point"),
      ("variant", nil, "name of the variant; base for the scenario itself"),
      ("trajectories", "trajectories", "played, faults included"),
      ("faults", "trajectories", "that met a number where it can't stand"),
    ],
    "estimates": [
      ("point", nil, "number of the point"),
      ("variant", nil, "name of the variant"),
      ("quantity", nil, "outcome, end, horizon or ladder"),
      ("name", nil, "of the outcome, end or ladder"),
      ("part", nil, "rung of a ladder"),
      ("estimate", nil, "probability, mean, mean_day, mean_days, peak, or quantile such as p05"),
      ("value", nil, "in the unit of the outcome, days, or a probability; null if no trajectory has one"),
      ("low", nil, "lower end of the interval"),
      ("high", nil, "upper end of the interval"),
      ("level", nil, "probability that such intervals cover the truth"),
      ("count", "trajectories", "that the estimate rests on: those without a fault"),
    ],
    "faults": [
      ("point", nil, "number of the point"),
      ("variant", nil, "name of the variant"),
      ("trajectory", nil, "index, for brink trace"),
      ("step", nil, "null before step 0"),
      ("place", nil, "path of names to the formula"),
      ("line", nil, "in the scenario, from 1"),
      ("column", nil, "in the line, from 1"),
      ("value", nil, "that can't stand there"),
    ],
    "dictionary": [
      ("table", nil, "name of the table"),
      ("column", nil, "name of the column"),
      ("unit", nil, "of its numbers; null where there is none"),
      ("meaning", nil, "in words"),
    ],
  ]
}
