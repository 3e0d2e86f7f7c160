import { Refusal } from '../ui/refusal'

/** A text that came too late, from another window perhaps: why it was not taken, and the text, so that it is not lost. */
export function RefusedText({ problem, text }: { problem?: string; text?: string }) {
	if (!problem) return null
	return (
		<div className="mt-6">
			<Refusal>{problem}</Refusal>
			{text ? (
				<details className="more mt-3">
					<summary>
						<span>What you typed, which was not saved</span>
					</summary>
					<p className="work-text mt-3">{text}</p>
				</details>
			) : null}
		</div>
	)
}
