import { Form, NavLink, useLocation } from '@remix-run/react'
import { initialsOf } from '~/domain/person/kinds'
import { paths } from '~/paths'
import { useClosing } from '../ui/use-closing'

/**
 * Account menu: a disclosure, so that it opens without JavaScript. On another page it is closed again.
 * @param more pages that have no place in the bars of a phone: there they stand here
 */
export function You({ name, more }: { name: string; more: readonly { name: string; href: string }[] }) {
	const { pathname } = useLocation()
	const { menu } = useClosing()
	return (
		<details className="you" key={pathname} ref={menu}>
			<summary aria-label={`${name}, your account`}>
				<span className="who me" aria-hidden="true">
					{initialsOf(name)}
				</span>
			</summary>
			<div className="you-menu">
				<p className="strong">{name}</p>
				{[...more, { name: 'Search', href: paths.search() }].map((page) => (
					<NavLink key={page.href} className="you-more" to={page.href}>
						{page.name}
					</NavLink>
				))}
				<NavLink to={paths.account()} end>
					Your profile
				</NavLink>
				<NavLink to={paths.devices()}>Password and devices</NavLink>
				<Form method="post" action={paths.theme()} className="you-theme" aria-label="Appearance" reloadDocument>
					<button name="theme" value="light" type="submit">
						Light
					</button>
					<button name="theme" value="dark" type="submit">
						Dark
					</button>
					<button name="theme" value="system" type="submit">
						As the system
					</button>
				</Form>
				<Form method="post" action={paths.logout()}>
					<button type="submit" className="btn edge sm">
						Sign out
					</button>
				</Form>
			</div>
		</details>
	)
}
