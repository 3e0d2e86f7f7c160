import { Icon } from '../ui/icon'

/** Over every form that scores by a rubric: its guidance, and what was wrong with the last try. */
export function HowToScore({ guidance, problem, isOpen }: { guidance: string; problem?: string; isOpen?: boolean }) {
	return (
		<>
			<details className="mb-6" open={isOpen}>
				<summary className="strong">How to score</summary>
				<p className="small soft mt-2 max-w-prose whitespace-pre-line">{guidance}</p>
			</details>
			{problem ? (
				<p className="say bad mb-4" role="alert">
					<Icon name="warn" />
					<span>{problem}</span>
				</p>
			) : null}
		</>
	)
}
