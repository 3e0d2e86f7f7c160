import { Form } from '@remix-run/react'
import { WAIVER_REASONS } from '~/domain/certification/schema'

export type WaiverView = {
	id: string
	requirement: string
	reason: string
	until: string
	agreed: boolean
	facilitator: string
}

/** Waivers: proposed here, in force once the named facilitator agrees, printed on the certificate. */
export function WaiverPanel({
	waivers,
	waivable,
	facilitators,
}: {
	waivers: WaiverView[]
	waivable: { id: string; title: string }[]
	facilitators: { id: string; name: string }[]
}) {
	return (
		<section aria-labelledby="waivers">
			<h2 className="h2" id="waivers">
				Waivers
			</h2>
			<p className="small soft mt-2">
				A reason from the list, a year at most, agreed by a facilitator, and printed on the certificate. Never for
				assessed work.
			</p>
			<ul className="rows">
				{waivers.map((waiver) => (
					<li key={waiver.id}>
						<span className="grow small">
							<b>{waiver.requirement}</b>
							<span className="block soft">
								{waiver.reason}, until {waiver.until}.{' '}
								{waiver.agreed ? `Agreed by ${waiver.facilitator}.` : `${waiver.facilitator} has to agree.`}
							</span>
						</span>
						<Form method="post">
							<input type="hidden" name="waiver" value={waiver.id} />
							<button className="btn text sm" type="submit" name="intent" value="withdraw-waiver">
								Withdraw
							</button>
						</Form>
					</li>
				))}
			</ul>
			{waivable.length > 0 ? (
				<details className="mt-4">
					<summary className="small strong">Propose a waiver</summary>
					<Form method="post" className="form mt-3">
						<Choice name="requirement" label="Requirement" options={waivable.map((each) => [each.id, each.title])} />
						<Choice name="reason" label="Reason" options={WAIVER_REASONS.map((reason) => [reason, reason])} />
						<div className="field">
							<label htmlFor="waiver-months">For how many months</label>
							<input
								id="waiver-months"
								className="input"
								type="number"
								name="months"
								min={1}
								max={12}
								defaultValue={3}
							/>
						</div>
						<Choice
							name="facilitator"
							label="Who has to agree"
							options={facilitators.map((each) => [each.id, each.name])}
						/>
						<p>
							<button className="btn edge" type="submit" name="intent" value="propose-waiver">
								Propose it
							</button>
						</p>
					</Form>
				</details>
			) : null}
		</section>
	)
}

function Choice({ name, label, options }: { name: string; label: string; options: [string, string][] }) {
	return (
		<div className="field">
			<label htmlFor={`waiver-${name}`}>{label}</label>
			<select id={`waiver-${name}`} className="input" name={name}>
				{options.map(([value, words]) => (
					<option key={value} value={value}>
						{words}
					</option>
				))}
			</select>
		</div>
	)
}
