import type { Highs, HighsCallbackMap } from 'highs'
import { evaluateModel } from './evaluate.ts'
import type { MilpModel } from './model.ts'
import { faultOf, type MilpCallbacks, type MilpOptions, roundIntegers, type StopReason } from './solve.ts'

/** Listens to one run: verifies incumbents, passes on progress, and stops the run when asked to. */
export class Watch {
  stoppedBy: StopReason | undefined
  private readonly highs: Highs
  private readonly model: MilpModel
  private readonly options: MilpOptions
  private readonly callbacks: MilpCallbacks

  constructor(highs: Highs, model: MilpModel, options: MilpOptions, callbacks: MilpCallbacks) {
    this.highs = highs
    this.model = model
    this.options = options
    this.callbacks = callbacks
  }

  handlers(): HighsCallbackMap {
    const { callbackType } = this.highs.constants
    const { onIncumbent, onProgress, shouldStop } = this.callbacks
    const { maxLpIterations } = this.options
    return {
      ...(shouldStop && {
        [callbackType.simplexInterrupt]: (event) => this.interruptIf(shouldStop(), 'cancelled', event),
        [callbackType.ipmInterrupt]: (event) => this.interruptIf(shouldStop(), 'cancelled', event),
      }),
      ...((shouldStop || maxLpIterations !== undefined) && {
        [callbackType.mipInterrupt]: (event) => {
          const iterations = Number(event.data.mip_total_lp_iterations ?? 0)
          this.interruptIf(iterations >= (maxLpIterations ?? Infinity), 'work-limit', event)
          this.interruptIf(shouldStop?.() === true, 'cancelled', event)
        },
      }),
      ...(onIncumbent && {
        [callbackType.mipImprovingSolution]: (event) => this.incumbent(event.data.mip_solution, onIncumbent),
      }),
      ...(onProgress && {
        [callbackType.mipLogging]: ({ data }) => {
          const nodes = Number(data.mip_node_count ?? 0)
          onProgress({
            nodes,
            objective: data.mip_primal_bound ?? Infinity,
            bound: data.mip_dual_bound ?? -Infinity,
          })
        },
      }),
    } satisfies HighsCallbackMap
  }

  private interruptIf(wanted: boolean, reason: StopReason, event: { interrupt(): void }): undefined {
    if (!wanted || this.stoppedBy) return
    this.stoppedBy = reason
    event.interrupt()
  }

  private incumbent(x: Float64Array | undefined, tell: NonNullable<MilpCallbacks['onIncumbent']>): undefined {
    if (!x) return
    const rounded = roundIntegers(this.model, x)
    const evaluation = evaluateModel(this.model, rounded)
    if (!faultOf(this.model, evaluation, false)) tell({ objective: evaluation.objective, x: rounded })
  }
}
