"""Names of persons in any romanisation: whether a name stands in an original, one row a pair."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from mtcheck.checks.name_chance import stands_in
from mtcheck.types import Name

#: Language, what the original writes, and how translations write it.
SAME = """
ko|김민수|Kim Min-su|Kim Min-soo|Gim Minsu|Min-soo Kim|CEO Kim Min-soo
ko|이서연|Lee Seo-yeon|Yi Seo-yon|Lee Suh-yun|Rhee Seoyeon
ko|박지훈|Park Ji-hoon|Pak Chi-hun|Park Jihun|Bak Ji-hun|Ji-hoon Park
ko|최영호|Choi Young-ho|Choe Yong-ho|Choi Yeong-ho
ko|정은경|Jung Eun-kyung|Jeong Eun-gyeong|Chung Eun-kyung|Chong Un-gyong
ko|조현우|Cho Hyun-woo|Jo Hyeon-u|Cho Hyon-u
ko|윤성희|Yoon Sung-hee|Yun Seong-hui|Yoon Seong-hee
ko|문재호|Moon Jae-ho|Mun Chae-ho
ko|신동욱|Shin Dong-wook|Sin Tong-uk|Shin Dong-uk
ko|유승철|Yoo Seung-chul|Yu Sung-chol|Ryu Seung-cheol
ko|노태영|Roh Tae-young|Noh Tae-yeong|No Tae-yong
ko|우병권|Woo Byung-kwon|U Byeong-gwon
ko|임수진|Lim Soo-jin|Im Su-jin|Rim Su-chin
ko|강혜림|Kang Hye-rim|Gang Hyerim|Kang Hye-lim
ko|권오준|Kwon Oh-joon|Gwon O-jun
ko|백종원|Paik Jong-won|Baek Chong-won
ko|허창수|Huh Chang-soo|Heo Chang-su|Hur Chang-soo
ko|안철민|Ahn Cheol-min|An Chul-min
ko|오세진|Oh Se-jin|O Se-chin
ko|장미경|Jang Mi-kyung|Chang Mi-gyong
ko|남궁민|Namgoong Min|Namkoong Min
ko|엄기준|Um Ki-joon|Eom Gi-jun
ko|서정희|Suh Jung-hee|Seo Jeong-hui
ko|전병호|Chun Byung-ho|Jeon Byeong-ho
ko|구자영|Koo Ja-young|Gu Ja-yeong
ko|황보라|Hwang Bo-ra|Hwang Bora
ko|손흥수|Sohn Heung-soo|Son Hung-su
ko|김 대통령|Kim
ko|윤태호 대표는|Yoon
ko|홍길동|Hong Gil-dong|Hong Kil-tong
ko|민지영|Min Ji-young|Min Chi-yong
zh|王建国|Wang Jianguo|Wang Chien-kuo|Jianguo Wang
zh|蔡美玲|Tsai Mei-ling|Cai Meiling
zh|张志强|Zhang Zhiqiang|Chang Chih-chiang
zh|陈国强|Chen Guoqiang|Chan Kwok-keung
zh|黄秋生|Huang Qiusheng|Wong Chau-sang
zh|梁家杰|Liang Jiajie|Leung Ka-kit|Alan Leung Ka-kit
zh|李克勤|Li Keqin|Lee Hak-kan
zh|謝志偉|Hsieh Chih-wei|Xie Zhiwei|Tse Chi-wai
zh|徐文|Xu Wen|Hsu Wen
zh|曾俊华|Zeng Junhua|Tsang Chun-wah
zh|邓丽君|Deng Lijun|Teng Li-chun
zh|周小川|Zhou Xiaochuan|Chou Hsiao-chuan
zh|单伟|Shan Wei
zh|约翰·史密斯|John Smith
ja|佐藤健一|Kenichi Sato|Ken'ichi Satō|Sato Kenichi
ja|大野洋子|Yoko Ono|Yōko Ōno|Yoko Ohno
ja|伊藤博文|Hirobumi Ito|Hirobumi Itoh
ja|藤原誠|Makoto Fujiwara
ja|高橋裕子|Yuko Takahashi|Yuuko Takahashi
ja|渡辺直美|Naomi Watanabe
ja|山本太郎|Taro Yamamoto|Tarou Yamamoto
ja|小林由美|Yumi Kobayashi
ja|ジョン・スミス|John Smith
ja|マルティネス|Martinez
ar|خالد الحسيني|Khaled al-Husseini|Khalid Al-Hussaini|Khaled Hosseini
ar|محمد عبد الرحمن|Mohammed Abdel Rahman|Muhammad Abdurrahman|Mohamed Abdulrahman
ar|فاطمة الزهراء|Fatima al-Zahra|Fatma Zahra
ar|يوسف القرضاوي|Yusuf al-Qaradawi|Youssef Qaradawi
ar|سعيد بن علي|Said bin Ali
fa|حسین محمدی|Hossein Mohammadi|Hussein Mohamadi
fa|زهرا رضایی|Zahra Rezaei|Zahra Rezaie
fa|علی اکبری|Ali Akbari
he|יצחק כהן|Yitzhak Cohen
he|דוד לוי|David Levy
he|שרה גולדשטיין|Sarah Goldstein
hi|राजेश शर्मा|Rajesh Sharma
hi|सुनीता वर्मा|Sunita Verma|Sunita Varma
hi|अमित त्रिपाठी|Amit Tripathi
el|Γιώργος Παπαδόπουλος|Giorgos Papadopoulos|Yiorgos Papadopulos|George Papadopoulos
el|Κωνσταντίνος Μητσοτάκης|Konstantinos Mitsotakis|Constantine Mitsotakis
el|Χάουαρντ Χάμιλτον|Howard Hamilton
el|Ντέιβιντ Μπάρκερ|David Barker
el|Τζορτζ Γουόλτερς|George Walters
ru|Александр Щербаков|Alexander Shcherbakov|Aleksandr Schtscherbakow
ru|Юрий Хованский|Yuri Khovansky|Jurij Chovanskij
ru|Гарри Хилл|Harry Hill
ru|Сергей Жуков|Sergei Zhukov|Sergey Joukov
ru|Екатерина Цветкова|Ekaterina Tsvetkova|Yekaterina Tsvetkova
uk|Григорій Яценко|Hryhorii Yatsenko|Hryhoriy Yacenko
uk|Олексій Гончар|Oleksii Honchar|Oleksiy Gonchar
uk|Гілларі Вілсон|Hillary Wilson
tr|Ayşe Yıldırım|Ayse Yildirim
cs|Jiřího Dvořáka|Jiří Dvořák
pl|Stanisławem Wójcikiem|Stanisław Wójcik
ro|Ștefan Țiriac|Stefan Tiriac
vi|Nguyễn Văn Đức|Nguyen Van Duc
hu|Kovács Istvánt|István Kovács
de|Jürgen Müller|Juergen Mueller|Jurgen Muller
"""
#: Another person: another surname, or the surname with another given name, or a namesake of neither.
OTHER = """
ko|김민수|Park Min-ah|Choi Jae-won|Lee Sang-cheol|Kim Dong-hyun|Yoon
ko|이서연|Kim Tae-hee|Lee Ji-hoon|Moon Chae-won|Jung
ko|박지훈|Park Sung-min|Shin Ha-kyun|Cho Yong-pil|Moon
ko|최영호|Choi Soo-bin|Kang Min-ho|Noh Hyun-hee
ko|정은경|Jung Woo-sung|Han Ji-min|Chung Mong-joon
ko|조현우|Cho Soo-mi|Hwang Jung-min|Yoo Jae-suk
ko|윤성희|Yoon Bo-mi|Bae Doo-na|Shin
ko|문재호|Moon Geun-young|Oh Na-ra
ko|신동욱|Shin Min-a|Kwon Sang-woo
ko|유승철|Yoo Ah-in|Nam Joo-hyuk
ko|노태영|Roh Moo-bin|Seo Kang-joon
ko|임수진|Lim Tae-kyung|Park Bo-gum
ko|강혜림|Kang Dong-won|Lee Byung-hun
ko|백종원|Baek Ye-rin|Song Kang-ho
ko|허창수|Huh Gak|Jang Dong-gun
zh|王建国|Li Ming|Zhao Ting|Wang Xiaoping|Chow Yun-fat
zh|张志强|Zhang Yimou|Liu Bin|Hsu Feng
zh|陈国强|Leung Ka-fai|Deng Chao|Wong Kar-wai
zh|李克勤|Sun Yang|Cheung Man-yuk
zh|周小川|Guo Jingming|Tang Wei
zh|约翰·史密斯|Peter Brown|Margaret Kelly
ja|佐藤健一|Haruki Murakami|Ryo Nakajima|Naoko Fukuda
ja|大野洋子|Hiroshi Nagata|Emi Watanabe
ja|伊藤博文|Shigeru Kawabata
ja|高橋裕子|Daisuke Matsui|Aya Ueto
ja|山本太郎|Kazuo Inamori|Rie Miyazawa
ar|خالد الحسيني|Omar Sharif|Nabil Farouk|Tariq Ziad
ar|محمد عبد الرحمن|Yusuf Tariq|Bilal Shukri
ar|فاطمة الزهراء|Nawal Saadawi|Samir Geagea
fa|حسین محمدی|Reza Pahlavi|Shirin Ebadi
fa|زهرا رضایی|Bahram Beyzai|Nasrin Sotoudeh
he|יצחק כהן|Amos Gutman|Tamar Zandberg
he|דוד לוי|Shimon Peres|Rachel Azaria
hi|राजेश शर्मा|Vikram Chopra|Meena Gupta
hi|सुनीता वर्मा|Pooja Bhatt|Kiran Desai
el|Γιώργος Παπαδόπουλος|Nikos Christodoulou|Maria Venieri
el|Ντέιβιντ Μπάρκερ|Simon Fletcher|Robert Quigley
ru|Александр Щербаков|Igor Volkov|Dmitry Novikov
ru|Юрий Хованский|Boris Lebedev|Pavel Zaitsev
ru|Гарри Хилл|Simon Brook
uk|Григорій Яценко|Maksym Bondarenko|Petro Tkachuk
uk|Олексій Гончар|Vasyl Lysenko
tr|Ayşe Yıldırım|Fatma Kocaoğlu
cs|Jiřího Dvořáka|Pavel Novotný|Jana Procházková
pl|Stanisławem Wójcikiem|Marek Kaczmarek
ro|Ștefan Țiriac|Ion Bălănescu
hu|Kovács Istvánt|Gábor Szalai
de|Jürgen Müller|Karl Hofmann
"""


def _pairs(table: str) -> list[tuple[str, str, str]]:
    rows = [line.split("|") for line in table.strip().splitlines()]
    return [(language, text, name) for language, text, *names in rows for name in names]


def _stands(language: str, text: str, name: str) -> bool:
    article: Any = SimpleNamespace(plain=text, language=language, segments=[SimpleNamespace(text=text)])
    return stands_in(Name(0, len(name), "PER", name), article, "en")


def test_there_are_enough_rows() -> None:
    assert len(_pairs(SAME)) >= 150
    assert len(_pairs(OTHER)) >= 100


@pytest.mark.parametrize(("language", "text", "name"), _pairs(SAME))
def test_one_name_in_two_spellings(language: str, text: str, name: str) -> None:
    assert _stands(language, text, name)


@pytest.mark.parametrize(("language", "text", "name"), _pairs(OTHER))
def test_two_names(language: str, text: str, name: str) -> None:
    assert not _stands(language, text, name)
