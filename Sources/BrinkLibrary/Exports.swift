// What users name beside this module's own declarations: each stands in the module whose work it is, and is shown here by name.
// Aliases would not do: members are seen only where the module that declares them is imported, or exported as here.
@_exported public import struct Analysis.ComparisonMargins
@_exported public import struct Analysis.EndSummary
@_exported public import struct Analysis.EnsembleEstimates
@_exported public import struct Analysis.EnsembleSummary
@_exported public import struct Analysis.Estimate
@_exported public import struct Analysis.FaultSummary
@_exported public import struct Analysis.LadderSummary
@_exported public import struct Analysis.OutcomeComparison
@_exported public import struct Analysis.OutcomeSummary
@_exported public import struct Analysis.PairedComparison
@_exported public import struct Analysis.SeriesSummary
@_exported public import struct Analysis.TrajectoryAccount
@_exported public import enum Analysis.Verdict
@_exported public import struct Probability.Interval
@_exported public import struct ScenarioLanguage.Diagnostic
@_exported public import enum ScenarioLanguage.JSONDocument
@_exported public import struct ScenarioLanguage.Scenario
@_exported public import struct ScenarioLanguage.ScenarioErrors
