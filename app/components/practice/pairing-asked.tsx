import { Form } from '@remix-run/react'
import { paths } from '~/paths'

/** What somebody wrote down and asks about: one word of the reader. */
export function PairingAsked({ pairing }: { pairing: { id: string; says: string; day: string; plan: string } }) {
	return (
		<li>
			<div>
				<p className="strong">{pairing.says}</p>
				<p className="small soft">{pairing.day}</p>
				{pairing.plan ? <p className="plan-text">{pairing.plan}</p> : null}
				<Form method="post" action={paths.watched()} className="mt-3">
					<input type="hidden" name="pairing" value={pairing.id} />
					<fieldset className="field">
						<legend className="vh">{pairing.says}</legend>
						<div className="picks">
							<label className="pick">
								<input type="checkbox" name="agreed" value="yes" />
								<span>Everybody who was in it had agreed to it</span>
							</label>
							<label className="pick">
								<input type="checkbox" name="debriefed" value="yes" />
								<span>The two of us talked about it afterwards</span>
							</label>
						</div>
					</fieldset>
					<div className="acts mt-3">
						<button className="btn ink" type="submit" name="intent" value="confirm">
							Yes, so it was<span className="vh">: {pairing.says}</span>
						</button>
						<button className="btn edge" type="submit" name="intent" value="decline">
							It was not so<span className="vh">: {pairing.says}</span>
						</button>
					</div>
				</Form>
			</div>
		</li>
	)
}
