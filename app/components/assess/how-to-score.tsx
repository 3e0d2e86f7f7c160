import { Refusal } from '../ui/refusal'

/** Over every form that scores by a rubric: its guidance, and what was wrong with the last try. */
export function HowToScore({ guidance, problem, isOpen }: { guidance: string; problem?: string; isOpen?: boolean }) {
	return (
		<>
			<details className="mb-6" open={isOpen}>
				<summary className="strong">How to score</summary>
				<p className="small soft mt-2 max-w-prose whitespace-pre-line">{guidance}</p>
			</details>
			{problem ? <Refusal className="mb-4">{problem}</Refusal> : null}
		</>
	)
}
