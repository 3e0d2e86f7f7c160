import { Form } from '@remix-run/react'
import { Icon } from '../ui/icon'

/** After a slot: what was said, and whether both assessors may read what its room kept. */
export function HeldForm({
	slotId,
	hasRecord,
	text,
	shares,
	problem,
}: {
	slotId: string
	/** The room was used */
	hasRecord: boolean
	text: string
	shares: boolean
	problem?: string
}) {
	return (
		<Form method="post" className="form essay mt-4">
			<input type="hidden" name="slot" value={slotId} />
			<div className="field">
				<label htmlFor="said">What was said</label>
				<p className="help" id="said-help">
					Sentences as they were said, what was agreed, and what you would do otherwise. No names; say “the first
					party”.
				</p>
				<textarea
					id="said"
					name="text"
					className="input"
					defaultValue={text}
					maxLength={20_000}
					aria-invalid={problem ? true : undefined}
					aria-describedby={problem ? 'said-error said-help' : 'said-help'}
				/>
				{problem ? (
					<p className="err" id="said-error" role="alert">
						<Icon name="warn" />
						<span>{problem}</span>
					</p>
				) : null}
			</div>
			{hasRecord ? (
				<label className="pick">
					<input type="checkbox" name="shares" value="yes" defaultChecked={shares} />
					<span>
						Whoever assesses this may read what the room kept: cards, rounds, what was counted and noted, without names.
						Nothing was recorded in sound or picture.
					</span>
				</label>
			) : null}
			<p>
				<button className="btn ink" type="submit" name="intent" value="hand-in">
					Hand it in
				</button>
			</p>
		</Form>
	)
}
