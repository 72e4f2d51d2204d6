/**
 * Providers whose addresses anybody can have: such a domain says nothing about a company. The large public ones, from memory; a missing one does
 * no harm as long as contacts of several accounts have it, because a domain of several accounts matches none.
 */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.co.in yahoo.co.jp yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.ca yahoo.com.br ymail.com rocketmail.com
  outlook.com outlook.fr outlook.de outlook.es hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.co.uk live.fr live.nl
  msn.com passport.com icloud.com me.com mac.com aol.com aim.com verizon.net comcast.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net
  proton.me protonmail.com pm.me tutanota.com tuta.com fastmail.com fastmail.fm hey.com zoho.com zohomail.com mail.com email.com gmx.com gmx.de gmx.net gmx.at
  gmx.ch web.de t-online.de freenet.de arcor.de posteo.de mailbox.org orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it tiscali.it alice.it
  telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com bigpond.com optusnet.com.au shaw.ca
  rogers.com sympatico.ca uol.com.br bol.com.br terra.com.br mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com rambler.ru ukr.net seznam.cz wp.pl onet.pl
  o2.pl interia.pl qq.com foxmail.com 163.com 126.com sina.com sohu.com yeah.net naver.com daum.net hanmail.net rediffmail.com docomo.ne.jp ezweb.ne.jp
  softbank.ne.jp mailinator.com guerrillamail.com 10minutemail.com yopmail.com`.split(/\s+/u),
);
